// Reads lines in one thread, answers them in several, writes the answers in the order of the lines.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <iostream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "commands.h"
#include "read_options.h"

namespace {

using nlohmann::json;

/// Escapes as JSON; bad UTF-8 becomes U+FFFD, for dump() would end the program.
std::string printed(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string error_line(const json& id, std::string_view code, std::string_view message) {
  return printed({{"id", id}, {"error", {{"code", code}, {"message", message}}}});
}

std::string invalid(const json& id, std::string_view message) {
  return error_line(id, filigrane::code_name(filigrane::Code::kInvalidArgument), message);
}

/// A string member that need not be there; false when it is there and no string.
bool read_optional(const json& object, const char* name, std::optional<std::string>& value) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return true;
  if (!member->is_string()) return false;
  value = member->get<std::string>();
  return true;
}

/// The line that answers one line of input.
std::string answer(std::string_view line, const Arguments& arguments,
                   const filigrane::Resources& resources) {
  json input = json::parse(line, nullptr, false);
  bool repaired = false;
  if (input.is_discarded()) {
    // Bad UTF-8 is read with U+FFFD, as `analyze` reads it.
    const filigrane::Decoded decoded = filigrane::decode_utf8(line);
    repaired = !decoded.warnings.empty();
    if (repaired) input = json::parse(decoded.text, nullptr, false);
  }
  if (!input.is_object()) return invalid(nullptr, "the line is not a JSON object");
  const json id = input.value("id", json());
  const auto text = input.find("text");
  if (text == input.end() || !text->is_string()) return invalid(id, "\"text\" must be a string");
  filigrane::Options options = arguments.options;
  std::optional<std::string> language;
  if (!read_optional(input, "lang", language)) return invalid(id, "\"lang\" must be a string");
  if (!read_optional(input, "published", options.published)) {
    return invalid(id, "\"published\" must be a string");
  }
  if (language) options.language = *language;
  for (const auto& [name, value] : input.items()) {
    if ((name == "corrections" && !read_corrections(value, options.corrections)) ||
        (name == "dictionary" && !read_dictionary(value, options.dictionary))) {
      return invalid(id, '"' + name + "\" is wrong");
    }
  }

  const filigrane::Decoded decoded = filigrane::decode_utf8(text->get_ref<const std::string&>());
  auto analyzed = filigrane::analyze(decoded.text, resources, options);
  if (!analyzed.status.ok()) {
    return error_line(id, filigrane::code_name(analyzed.status.code), analyzed.status.detail);
  }
  if (repaired) {
    // Which of the line's bytes were bad cannot be told in offsets of the text.
    analyzed.value.warnings.push_back(
        {"invalid-utf8", {0, static_cast<std::uint32_t>(decoded.text.size())}});
  }
  const std::string document =
      filigrane::to_json(analyzed.value, {.unit = arguments.offsets, .bytes = decoded.bytes.get()});
  return "{\"id\":" + printed(id) + ',' + document.substr(1);
}

/// One line on its way: taken by a worker, answered, written in its turn.
struct Task {
  std::string line, answer;
  bool done = false;
};

/// At most a few lines a worker are held at once, however long the input.
class Queue {
 public:
  explicit Queue(std::size_t limit) : limit_(limit) {}

  void push(std::string line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return order_.size() < limit_; });
    auto task = std::make_shared<Task>();
    task->line = std::move(line);
    order_.push_back(task);
    waiting_.push_back(std::move(task));
    changed_.notify_all();
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  /// The next line to answer; null when there will be none.
  std::shared_ptr<Task> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || closed_; });
    if (waiting_.empty()) return nullptr;
    auto task = std::move(waiting_.front());
    waiting_.pop_front();
    return task;
  }
  void finish(Task& task, std::string answer) {
    const std::lock_guard lock(mutex_);
    task.answer = std::move(answer);
    task.done = true;
    changed_.notify_all();
  }
  /// The next answer in the order of the lines; null after the last.
  std::shared_ptr<Task> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return order_.empty() ? closed_ : order_.front()->done; });
    if (order_.empty()) return nullptr;
    auto task = std::move(order_.front());
    order_.pop_front();
    changed_.notify_all();
    return task;
  }

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Task>> order_, waiting_;
  bool closed_ = false;
};

}  // namespace

int run_batch(const Arguments& arguments, const filigrane::Resources& resources) {
  // What holds for every line is checked once, before the first.
  if (const auto checked = filigrane::analyze(u"", resources, arguments.options);
      !checked.status.ok()) {
    fprintf(stderr, "filigrane: %s\n", checked.status.detail.c_str());
    return kWrongArguments;
  }
  constexpr std::size_t kLinesAJob = 4;
  Queue queue(arguments.jobs * kLinesAJob);
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < arguments.jobs; ++i) {
    workers.emplace_back([&] {
      while (const auto task = queue.take()) {
        queue.finish(*task, answer(task->line, arguments, resources));
      }
    });
  }
  bool written = true;
  std::thread writer([&] {
    while (const auto task = queue.next()) {
      task->answer += '\n';
      const std::size_t size = task->answer.size();
      written = written && fwrite(task->answer.data(), 1, size, stdout) == size && !fflush(stdout);
    }
  });
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.find_first_not_of(" \t\r") != std::string::npos) queue.push(std::move(line));
  }
  const bool read = !std::cin.bad();
  queue.close();
  for (std::thread& worker : workers) worker.join();
  writer.join();
  if (!read) fprintf(stderr, "filigrane: standard input cannot be read\n");
  if (!written) fprintf(stderr, "filigrane: standard output cannot be written\n");
  return read && written ? kDone : kUnreadable;
}
