// SPDX-License-Identifier: Apache-2.0
/** Who may decide, with which passkeys, and who lets them. */
@NullMarked
package net.concordat.ui.view.people;

import org.jspecify.annotations.NullMarked;
