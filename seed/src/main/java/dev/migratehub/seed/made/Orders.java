package dev.migratehub.seed.made;

import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Conditions that hold one column against another, such as `starts_at < ends_at`; values of a row
/// that stand the wrong way round are exchanged.
final class Orders {

  private static final Pattern PAIR = Pattern.compile("([\\w]+)\\s*(<=|>=|<|>)\\s*([\\w]+)");

  private final List<Order> orders = new ArrayList<>();

  /// The first must not be greater than the second.
  private record Order(Column low, Column high) {}

  Orders(Table table) {
    for (Table.Check check : table.checks()) {
      Matcher pair = PAIR.matcher(check.expression().replaceAll("[`\"()]", ""));
      while (pair.find()) {
        boolean less = pair.group(2).startsWith("<");
        var first = table.column(pair.group(less ? 1 : 3));
        var second = table.column(pair.group(less ? 3 : 1));
        if (first.isPresent() && second.isPresent()) {
          orders.add(new Order(first.get(), second.get()));
        }
      }
    }
  }

  void arrange(Map<String, @Nullable String> row) {
    for (Order order : orders) {
      String low = row.get(order.low().name());
      String high = row.get(order.high().name());
      if (low != null && high != null && compare(order.low(), low, high) > 0) {
        row.put(order.low().name(), high);
        row.put(order.high().name(), low);
      }
    }
  }

  private static int compare(Column column, String a, String b) {
    return switch (column.family()) {
      case INTEGER, DECIMAL, REAL -> new BigDecimal(a).compareTo(new BigDecimal(b));
      default -> a.compareTo(b);
    };
  }
}
