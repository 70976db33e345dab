package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Bearer;
import dev.migratehub.hub.web.Peer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Configurations for programs: the content and nothing else, opened by the project's API key. Most
/// of them are answered by [PublicReadFilter] before they come here.
@RestController
@RequestMapping("/v1/read")
final class PublicReadApi {

  /// Nobody but the program keeps an answer, and it asks whether it still holds.
  static final String CACHING = "no-cache, private";

  private final PublicReads reads;
  private final Peer peer;

  PublicReadApi(PublicReads reads, Peer peer) {
    this.reads = reads;
    this.peer = peer;
  }

  /// The key in a header, which no log of addresses holds.
  @GetMapping("/{key}")
  ResponseEntity<RawJson> byHeader(
      HttpServletRequest request,
      @PathVariable String key,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
      @RequestParam(required = false) @Nullable String consistency) {
    String apiKey = Bearer.of(authorization).orElseThrow(() -> Refusal.notFound("configuration"));
    return answer(request, apiKey, key, known, consistency);
  }

  /// The key in the address, for who can set no header.
  @GetMapping("/{apiKey}/{key}")
  ResponseEntity<RawJson> byAddress(
      HttpServletRequest request,
      @PathVariable String apiKey,
      @PathVariable String key,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
      @RequestParam(required = false) @Nullable String consistency) {
    return answer(request, apiKey, key, known, consistency);
  }

  private ResponseEntity<RawJson> answer(
      HttpServletRequest request,
      String apiKey,
      String key,
      @Nullable String known,
      @Nullable String consistency) {
    PublicReadFilter.refused(request)
        .ifPresent(refusal -> {
          throw refusal;
        });
    Revision revision =
        reads.read(apiKey, key, peer.countedAs(request), ConfigApi.how(consistency));
    boolean same = isKnown(known, revision);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .eTag(Tags.of(revision))
            .header("Cache-Control", CACHING);
    return same
        ? answer.build()
        : answer.contentType(MediaType.APPLICATION_JSON).body(RawJson.of(revision.content()));
  }

  /// Whether who asks has this version already.
  static boolean isKnown(@Nullable String ifNoneMatch, Revision revision) {
    return ifNoneMatch != null && ifNoneMatch.contains(Tags.of(revision));
  }
}
