"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
Component({ properties: { title: String, list: null } });
