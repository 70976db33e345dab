package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.BundleSql;
import java.util.HexFormat;

/// Values that mean the same whether back slashes are special in texts or not.
final class Literals implements BundleSql.Literals {

  @Override
  public String text(String value) {
    return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  @Override
  public String bytes(byte[] value) {
    return "E'\\\\x" + HexFormat.of().formatHex(value) + "'";
  }
}
