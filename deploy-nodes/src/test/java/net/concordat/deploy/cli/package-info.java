// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.deploy.cli;

import org.jspecify.annotations.NullMarked;
