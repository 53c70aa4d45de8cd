// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Derivatives in double precision by the chain rule, one scalar after the other: slow, and with
 * nothing in common with what it checks.
 */
final class Tape {
  private final List<Node> nodes = new ArrayList<>();

  /** A number with the numbers it was computed from and its derivatives by them. */
  static final class Node {
    final double value;
    private final Node[] from;
    private final double[] by;
    double derivative;

    Node(double value, Node[] from, double[] by) {
      this.value = value;
      this.from = from;
      this.by = by;
    }
  }

  Node constant(double value) {
    return node(value, new Node[0]);
  }

  Node plus(Node a, Node b) {
    return node(a.value + b.value, new Node[] {a, b}, 1, 1);
  }

  Node minus(Node a, Node b) {
    return node(a.value - b.value, new Node[] {a, b}, 1, -1);
  }

  Node times(Node a, Node b) {
    return node(a.value * b.value, new Node[] {a, b}, b.value, a.value);
  }

  Node over(Node a, Node b) {
    return node(a.value / b.value, new Node[] {a, b}, 1 / b.value, -a.value / (b.value * b.value));
  }

  Node root(Node a) {
    double root = Math.sqrt(a.value);
    return node(root, new Node[] {a}, 0.5 / root);
  }

  Node rectified(Node a) {
    return node(Math.max(0, a.value), new Node[] {a}, a.value > 0 ? 1 : 0);
  }

  Node sigmoid(Node a) {
    double p = 1 / (1 + Math.exp(-a.value));
    return node(p, new Node[] {a}, p * (1 - p));
  }

  Node log(Node a) {
    return node(Math.log(a.value), new Node[] {a}, 1 / a.value);
  }

  Node power(Node a, double exponent) {
    return node(
        Math.pow(a.value, exponent), new Node[] {a}, exponent * Math.pow(a.value, exponent - 1));
  }

  /** Sets the derivative of a number by each one before it. */
  void differentiate(Node of) {
    nodes.forEach(node -> node.derivative = 0);
    of.derivative = 1;
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      for (int j = 0; j < node.from.length; j++) {
        node.from[j].derivative += node.derivative * node.by[j];
      }
    }
  }

  private Node node(double value, Node[] from, double... by) {
    Node node = new Node(value, from, by);
    nodes.add(node);
    return node;
  }
}
