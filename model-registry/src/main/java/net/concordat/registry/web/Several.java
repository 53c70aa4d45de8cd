// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

/** How many things a question can name. */
public final class Several {
  /** So many, since they stand in an address. */
  public static final int MOST = 50;

  /** The same in words. */
  public static final String FORM = "must be 1 to 50, with commas between";

  private Several() {}
}
