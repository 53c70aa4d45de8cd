// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.network.Lanes;
import net.concordat.worker.data.Rows;

/** The values and errors of one chunk of rows on their way through a network; for one thread. */
public final class Workspace {
  private final Grid[] values;
  private final Grid[] errors;
  private final float[][] scratch;
  private final int[] labels;
  private final List<Trace> traces = new ArrayList<>();
  private final float[] lanes = new float[Lanes.COUNT];
  private int rows;
  private long firstRow;
  private long step;

  /** Kept, or the compiler would leave the reading out. */
  @SuppressWarnings("unused")
  private int touched;

  Workspace(List<Stage> stages, int capacity) {
    values = new Grid[stages.size() + 1];
    errors = new Grid[stages.size() + 1];
    scratch = new float[stages.size()][];
    labels = new int[capacity];
    values[0] = Grid.of(capacity, stages.get(0).inputs);
    errors[0] = Grid.of(capacity, stages.get(0).inputs);
    for (Stage stage : stages) {
      values[stage.edge + 1] = stage.room(capacity);
      errors[stage.edge + 1] = stage.room(capacity);
      scratch[stage.edge] = stage.scratch(capacity);
    }
    stages.forEach(stage -> traces.addAll(stage.traces(this)));
  }

  /**
   * Takes a chunk of rows.
   *
   * @param from all rows
   * @param places those of a step
   * @param first the first of these in this chunk
   * @param count how many, at most the capacity
   */
  public void load(Rows from, int[] places, int first, int count) {
    Grid inputs = values[0];
    touched += from.touch(places, first, count);
    for (int i = 0; i < count; i++) {
      from.copy(places[first + i], inputs.values(), inputs.row(i));
      labels[i] = from.label(places[first + i]);
    }
    rows = count;
    firstRow = first;
  }

  /** Of which step the rows are; what is dropped depends on it. */
  public void at(long newStep) {
    this.step = newStep;
  }

  /** How many rows it holds. */
  public int rows() {
    return rows;
  }

  /** The labels of its rows; those behind the last row mean nothing. */
  public int[] labels() {
    return labels;
  }

  /** What came out of the network: one number a row before the sigmoid, or a reconstruction. */
  public Grid outputs() {
    return values[values.length - 1];
  }

  /** What went in. */
  public Grid inputs() {
    return values[0];
  }

  /** Where a loss puts the derivative of each row's loss by its output. */
  public Grid outputErrors() {
    return errors[errors.length - 1];
  }

  /** Each part's inputs and errors, in the order of the parts. */
  public List<Trace> traces() {
    return traces;
  }

  Grid values(int edge) {
    return values[edge];
  }

  Grid errors(int edge) {
    return errors[edge];
  }

  float[] scratch(int edge) {
    return scratch[edge];
  }

  float[] lanes() {
    return lanes;
  }

  /** Which place in the step its first row has, from 0. */
  public long firstRow() {
    return firstRow;
  }

  long step() {
    return step;
  }

  /** Forgets the numbers of rows, which are a bank's. */
  public void clear() {
    Arrays.stream(values).forEach(grid -> Arrays.fill(grid.values(), 0));
    Arrays.stream(errors).forEach(grid -> Arrays.fill(grid.values(), 0));
  }
}
