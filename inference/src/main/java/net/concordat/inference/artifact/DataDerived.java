// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an artifact's records whose value depends on the bank's rows. The export
 * manifest lists exactly the marked components, so a new one cannot be forgotten there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DataDerived {
  /** What the value is computed from. */
  String from();

  /**
   * Whether a private run takes it from its spec instead, so that it then says nothing of the rows.
   * What is marked without this comes of the noisy sums of gradients and nothing else.
   */
  boolean fixedInPrivateRuns() default false;

  /** How the rows are protected against whoever reads the value. */
  String protection() default "none: released in clear";
}
