// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the values of a row one by one and writes its inputs, so that a row that is read from a
 * stream needs no map. Every field has to be named once; a value that is not known is given as
 * missing, so that a forgotten field is never taken for an unknown value. For one thread, row after
 * row.
 */
public final class RowFiller {
  private final RowSchema schema;
  private final boolean[] named;
  private final List<FieldProblem> problems = new ArrayList<>();
  private float[] out = new float[0];
  private int offset;
  private int count;

  RowFiller(RowSchema schema) {
    this.schema = schema;
    this.named = new boolean[schema.fields().size()];
  }

  /** What writes one value. */
  private interface Write {
    void to(Feature feature, float[] out, int at) throws CellException;
  }

  /** Begins a row, whose inputs go to {@code out} from {@code newOffset} on. */
  public void begin(float[] newOut, int newOffset) {
    out = newOut;
    offset = newOffset;
    count = 0;
    Arrays.fill(named, false);
    problems.clear();
    Arrays.fill(out, offset, offset + schema.width(), 0);
  }

  /** A field is a number. */
  public void number(String field, double value) {
    int place = place(field);
    if (place < 0) {
      return;
    }
    try {
      schema.feature(place).encode(value, out, at(place));
    } catch (CellException e) {
      problem(field, e);
    }
  }

  /** A field is a flag. */
  public void flag(String field, boolean value) {
    write(field, (feature, to, at) -> feature.encode(value, to, at));
  }

  /** A field is text; a number or flag as text is refused. */
  public void text(String field, String value) {
    write(
        field,
        (feature, to, at) -> {
          if (feature instanceof NumericFeature || feature instanceof BooleanFeature) {
            throw new CellException(
                FieldRule.TYPE,
                "must be %s, but is the text '%s'"
                    .formatted(feature.allowed(), NumericFeature.abbreviated(value)));
          }
          feature.encode(value, to, at);
        });
  }

  /** A field has no value. */
  public void missing(String field) {
    write(field, (feature, to, at) -> feature.encode("", to, at));
  }

  /** A field is something that no field can be. */
  public void other(String field, String given) {
    write(
        field,
        (feature, to, at) -> {
          throw new CellException(
              FieldRule.TYPE, "must be %s, but is %s".formatted(feature.allowed(), given));
        });
  }

  /**
   * Ends the row.
   *
   * @throws InvalidRowException naming every field at fault; the inputs mean nothing then
   */
  public void end() {
    for (int i = 0; count < named.length && i < named.length; i++) {
      if (!named[i]) {
        String allowed = schema.feature(i).allowed();
        problems.add(
            new FieldProblem(
                schema.fields().get(i).name(),
                FieldRule.MISSING,
                "must be %s, or null where the schema says so, but is not given"
                    .formatted(allowed)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRowException(problems);
    }
  }

  private void write(String field, Write write) {
    int place = place(field);
    if (place < 0) {
      return;
    }
    try {
      write.to(schema.feature(place), out, at(place));
    } catch (CellException e) {
      problem(field, e);
    }
  }

  private int place(String field) {
    int place = schema.indexOf(field);
    if (place < 0) {
      String shown = NumericFeature.abbreviated(field);
      problems.add(new FieldProblem(shown, FieldRule.EXTRA, "is no field of this model"));
    } else if (named[place]) {
      problems.add(new FieldProblem(field, FieldRule.EXTRA, "must be given once, but is again"));
      return -1;
    } else {
      named[place] = true;
      count++;
    }
    return place;
  }

  private int at(int place) {
    return offset + schema.offset(place);
  }

  private void problem(String field, CellException e) {
    problems.add(new FieldProblem(field, e.rule(), e.reason()));
  }
}
