// SPDX-License-Identifier: Apache-2.0
/** The program that decides by adopted versions. */
@org.jspecify.annotations.NullMarked
package net.concordat.scoring;
