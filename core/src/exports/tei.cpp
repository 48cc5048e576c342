// TEI P5 (tei-c.org), version 4.4 or later.
#include "exports/tei.h"

#include "exports/formats.h"
#include "exports/passages.h"
#include "exports/xml.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

std::string element(std::string_view name, std::string_view content,
                    std::string_view attributes = {}) {
  const std::string tag(name);
  return '<' + tag + std::string(attributes) + '>' + escaped(content) + "</" + tag + '>';
}

/// Title and authors of the article.
std::string of_the_article(const Document& document) {
  const Metadata& metadata = document.metadata;
  std::string out =
      element("title", metadata.title ? words_of(document, *metadata.title) : "Untitled") + '\n';
  for (const Metadata::Name& author : metadata.authors) {
    out += element("author", author.name) + '\n';
  }
  return out;
}

std::string item(std::string_view tag, std::string_view name, const Entity& entity, std::size_t i) {
  std::string out = '<' + std::string(tag) + attribute("xml:id", "entity-" + std::to_string(i));
  if (entity.source == Source::kUser) out += attribute("resp", "#user");
  out += '>' + element(name, entity.name);
  for (const std::string& alias : entity.aliases) {
    out += element(name, alias, attribute("type", "alias"));
  }
  if (entity.gender != Gender::kUnknown) {
    const bool feminine = entity.gender == Gender::kFeminine;
    out += "<gender" + attribute("value", feminine ? "F" : "M") + "/>";
  }
  for (const std::string& role : entity.roles) out += element("occupation", role);
  return out + "</" + std::string(tag) + ">\n";
}

/// A list of what is of one type; empty where nothing is.
std::string list(const Document& document, MentionType type, std::string_view list_tag,
                 std::string_view tag, std::string_view name) {
  std::string items;
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    if (document.entities[i].type == type) items += item(tag, name, document.entities[i], i);
  }
  const std::string around(list_tag);
  return items.empty() ? "" : '<' + around + ">\n" + items + "</" + around + ">\n";
}

std::string unnamed_speakers(const Document& document) {
  std::string people;
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    if (quote.speaker != kNoEntity || !quote.speaker_text) continue;
    people += "<person" + attribute("xml:id", "speaker-" + std::to_string(i)) + '>' +
              element("persName", words_of(document, *quote.speaker_text),
                      attribute("type", "description")) +
              "</person>\n";
  }
  return people.empty() ? "" : "<listPerson type=\"unnamed\">\n" + people + "</listPerson>\n";
}

}  // namespace

std::string tei_header(const Document& document) {
  const auto& published = document.metadata.published;
  std::string out = "<teiHeader>\n<fileDesc>\n<titleStmt>\n" + of_the_article(document);
  out += "<respStmt xml:id=\"filigrane\"><resp>marked by analysis</resp>" +
         element("name", "Filigrane " + std::string(kVersion) +
                             (document.model.empty() ? "" : ", " + document.model)) +
         "</respStmt>\n"
         "<respStmt xml:id=\"user\"><resp>marked by hand</resp><name>reader</name></respStmt>\n"
         "</titleStmt>\n<publicationStmt><p>Made on the reader's machine from a text that was "
         "pasted there.</p></publicationStmt>\n<sourceDesc><bibl>\n" +
         of_the_article(document);
  for (const Metadata::Name& agency : document.metadata.agencies) {
    out += element("publisher", agency.name) + '\n';
  }
  if (published) {
    out += element("date", published->value, attribute("when-iso", published->value)) + '\n';
  }
  return out +
         "</bibl></sourceDesc>\n</fileDesc>\n<encodingDesc><p>No offsets: the marks stand in the "
         "text. The text nodes of the body, joined, are the text as given; a character that XML "
         "forbids is U+FFFD there.</p></encodingDesc>\n<profileDesc><langUsage><language" +
         attribute("ident", document.language.code) +
         "/></langUsage></profileDesc>\n</teiHeader>\n";
}

std::string tei_stand_off(const Document& document) {
  const std::string lists = list(document, MentionType::kPer, "listPerson", "person", "persName") +
                            unnamed_speakers(document) +
                            list(document, MentionType::kOrg, "listOrg", "org", "orgName") +
                            list(document, MentionType::kLoc, "listPlace", "place", "placeName") +
                            list(document, MentionType::kMisc, "list", "item", "name");
  return lists.empty() ? "" : "<standOff>\n" + lists + "</standOff>\n";
}

std::string to_tei(const Document& document, const OutputOptions&) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"" +
         attribute("xml:lang", document.language.code) + ">\n" + tei_header(document) +
         tei_stand_off(document) + "<text>\n" + tei_body(document) + "\n</text>\n</TEI>\n";
}

}  // namespace filigrane
