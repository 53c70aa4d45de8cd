// SPDX-License-Identifier: Apache-2.0
/** What can be done, over HTTP. */
@NullMarked
package net.concordat.registry.action.web;

import org.jspecify.annotations.NullMarked;
