// SPDX-License-Identifier: Apache-2.0
@NullMarked
package net.concordat.deploy.ui;

import org.jspecify.annotations.NullMarked;
