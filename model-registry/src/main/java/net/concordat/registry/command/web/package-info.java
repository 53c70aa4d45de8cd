// SPDX-License-Identifier: Apache-2.0
/** Commands over HTTP. */
@NullMarked
package net.concordat.registry.command.web;

import org.jspecify.annotations.NullMarked;
