// SPDX-License-Identifier: Apache-2.0
/** Networks in Keras' own form, read as hostile input. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.keras;
