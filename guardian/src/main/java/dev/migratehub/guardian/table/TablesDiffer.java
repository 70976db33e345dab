package dev.migratehub.guardian.table;

import java.io.Serial;

/// The tables are not what the log says; somebody else wrote them.
public final class TablesDiffer extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  TablesDiffer(String message) {
    super(message);
  }
}
