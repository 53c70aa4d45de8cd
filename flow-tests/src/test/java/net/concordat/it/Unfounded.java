// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks {@link SharedConsortium} for banks that have yet to found their consortium. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Unfounded {}
