// SPDX-License-Identifier: Apache-2.0
/** What somebody can do about a version, and why not what cannot be done. */
@NullMarked
package net.concordat.registry.action;

import org.jspecify.annotations.NullMarked;
