// SPDX-License-Identifier: Apache-2.0
/** What people of the bank say to each other about versions. */
@NullMarked
package net.concordat.registry.comment;

import org.jspecify.annotations.NullMarked;
