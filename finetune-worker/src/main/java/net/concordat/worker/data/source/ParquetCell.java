// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.concordat.inference.support.InvalidInputException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** How the values of a Parquet column become text. */
@FunctionalInterface
interface ParquetCell {
  /** The text of a value that is there. */
  String text(Group row, int column);

  /**
   * For one column.
   *
   * @throws InvalidInputException if its values are lists, structures, or of a type without a text
   */
  static ParquetCell of(String source, Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      throw new InvalidInputException(
          "%s must have flat columns, but '%s' holds lists or structures"
              .formatted(source, type.getName()));
    }
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    PrimitiveType.PrimitiveTypeName physical = type.asPrimitiveType().getPrimitiveTypeName();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(physical, decimal.getScale());
    }
    return switch (physical) {
      case DOUBLE -> (row, i) -> Double.toString(row.getDouble(i, 0));
      case FLOAT -> (row, i) -> Float.toString(row.getFloat(i, 0));
      case BOOLEAN -> (row, i) -> row.getBoolean(i, 0) ? "1" : "0";
      case INT32 ->
          meaning instanceof DateLogicalTypeAnnotation
              ? (row, i) -> LocalDate.ofEpochDay(row.getInteger(i, 0)).toString()
              : (row, i) -> Integer.toString(row.getInteger(i, 0));
      case INT64 ->
          meaning instanceof TimestampLogicalTypeAnnotation time
              ? (row, i) -> time(row.getLong(i, 0), time)
              : (row, i) -> Long.toString(row.getLong(i, 0));
      case BINARY -> {
        if (!(meaning instanceof StringLogicalTypeAnnotation)) {
          throw unknown(source, type);
        }
        yield (row, i) -> row.getString(i, 0);
      }
      default -> throw unknown(source, type);
    };
  }

  private static ParquetCell decimal(PrimitiveType.PrimitiveTypeName physical, int scale) {
    return switch (physical) {
      case INT32 -> (row, i) -> BigDecimal.valueOf(row.getInteger(i, 0), scale).toPlainString();
      case INT64 -> (row, i) -> BigDecimal.valueOf(row.getLong(i, 0), scale).toPlainString();
      default ->
          (row, i) ->
              new BigDecimal(new BigInteger(row.getBinary(i, 0).getBytes()), scale).toPlainString();
    };
  }

  private static String time(long value, TimestampLogicalTypeAnnotation type) {
    ChronoUnit unit =
        switch (type.getUnit()) {
          case MILLIS -> ChronoUnit.MILLIS;
          case MICROS -> ChronoUnit.MICROS;
          case NANOS -> ChronoUnit.NANOS;
        };
    Instant instant = Instant.EPOCH.plus(value, unit);
    return type.isAdjustedToUTC()
        ? instant.toString()
        : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static InvalidInputException unknown(String source, Type type) {
    return new InvalidInputException(
        "%s must have columns of numbers, texts, dates, times or flags, but '%s' is %s"
            .formatted(source, type.getName(), type));
  }
}
