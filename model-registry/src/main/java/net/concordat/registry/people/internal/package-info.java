// SPDX-License-Identifier: Apache-2.0
/** The projected tables of people. */
@NullMarked
package net.concordat.registry.people.internal;

import org.jspecify.annotations.NullMarked;
