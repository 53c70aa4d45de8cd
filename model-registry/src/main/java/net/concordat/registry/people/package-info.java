// SPDX-License-Identifier: Apache-2.0
/** The people of members, by pseudonym. */
@NullMarked
package net.concordat.registry.people;

import org.jspecify.annotations.NullMarked;
