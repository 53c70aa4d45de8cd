// SPDX-License-Identifier: Apache-2.0
/** Who is signed in, with what rights, and what browsers are told to forbid. */
@NullMarked
package net.concordat.ui.security;

import org.jspecify.annotations.NullMarked;
