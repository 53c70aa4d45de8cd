// SPDX-License-Identifier: Apache-2.0
/** How a base model's schema meets the columns of another bank. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.data.mapping;
