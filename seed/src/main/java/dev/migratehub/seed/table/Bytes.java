package dev.migratehub.seed.table;

import java.util.Arrays;

/// Bytes that are put behind each other, numbers with their highest byte first.
final class Bytes {

  private byte[] array;
  private int end;

  Bytes(int capacity) {
    this.array = new byte[capacity];
  }

  /// How many there are.
  int end() {
    return end;
  }

  /// Forgets those from a place on.
  void cut(int place) {
    end = place;
  }

  void put(int value) {
    room(1);
    array[end++] = (byte) value;
  }

  void putShort(int value) {
    room(2);
    setShort(end, value);
    end += 2;
  }

  void putInt(int value) {
    room(4);
    setInt(end, value);
    end += 4;
  }

  void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  void put(byte[] bytes, int from, int to) {
    int length = to - from;
    room(length);
    System.arraycopy(bytes, from, array, end, length);
    end += length;
  }

  /// Changes one that is there.
  void set(int place, int value) {
    array[place] = (byte) value;
  }

  /// Changes two that are there.
  void setShort(int place, int value) {
    array[place] = (byte) (value >> 8);
    array[place + 1] = (byte) value;
  }

  /// Changes four that are there.
  void setInt(int place, int value) {
    setShort(place, value >> 16);
    setShort(place + 2, value);
  }

  /// Copies as many as there are from a place on, and fit.
  ///
  /// @return how many
  int copy(int from, byte[] target, int offset, int most) {
    int copied = Math.min(most, end - from);
    System.arraycopy(array, from, target, offset, copied);
    return copied;
  }

  private void room(int more) {
    if (end + more > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, end + more));
    }
  }
}
