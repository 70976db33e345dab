package dev.migratehub.hub.access;

/// The kinds of refusal; each decides the HTTP status, here and nowhere else.
public enum Fault {
  /// The request cannot be read.
  MALFORMED(400),
  /// Nobody is signed in.
  UNAUTHENTICATED(401),
  /// Somebody is, and may not.
  FORBIDDEN(403),
  /// There is none, or none that this person may know of.
  NOT_FOUND(404),
  /// The address does not take this method.
  METHOD(405),
  /// Things are not as they must be for that.
  CONFLICT(409),
  /// What was asked for was there and is not kept any more.
  GONE(410),
  /// Somebody else changed it since it was read.
  STALE(412),
  /// More than is taken.
  TOO_LARGE(413),
  /// A kind of content that is not taken.
  MEDIA_TYPE(415),
  /// What is asked for makes no sense; the details name the fields.
  INVALID(422),
  /// Too often.
  TOO_MANY(429),
  /// A bug of the hub.
  BUG(500),
  /// A part that is needed does not answer.
  UNAVAILABLE(503);

  private final int status;

  Fault(int status) {
    this.status = status;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }
}
