"""Columns that widen: line numbers of four digits, three digits of labels, extended arguments."""
def jumps(a):
    while a:
        if a == 0: continue
        if a == 1: continue
        if a == 2: continue
        if a == 3: continue
        if a == 4: continue
        if a == 5: continue
        if a == 6: continue
        if a == 7: continue
        if a == 8: continue
        if a == 9: continue
        if a == 10: continue
        if a == 11: continue
        if a == 12: continue
        if a == 13: continue
        if a == 14: continue
        if a == 15: continue
        if a == 16: continue
        if a == 17: continue
        if a == 18: continue
        if a == 19: continue
        if a == 20: continue
        if a == 21: continue
        if a == 22: continue
        if a == 23: continue
        if a == 24: continue
        if a == 25: continue
        if a == 26: continue
        if a == 27: continue
        if a == 28: continue
        if a == 29: continue
        if a == 30: continue
        if a == 31: continue
        if a == 32: continue
        if a == 33: continue
        if a == 34: continue
        if a == 35: continue
        if a == 36: continue
        if a == 37: continue
        if a == 38: continue
        if a == 39: continue
        if a == 40: continue
        if a == 41: continue
        if a == 42: continue
        if a == 43: continue
        if a == 44: continue
        if a == 45: continue
        if a == 46: continue
        if a == 47: continue
        if a == 48: continue
        if a == 49: continue
        if a == 50: continue
        if a == 51: continue
        if a == 52: continue
        if a == 53: continue
        if a == 54: continue
        if a == 55: continue
        if a == 56: continue
        if a == 57: continue
        if a == 58: continue
        if a == 59: continue
    return a










































































































































































































































































































































































































































































































































































































































































































































































































































































































































































































names = [
    name0, 1000, name0.attribute0,
    name1, 1001, name1.attribute1,
    name2, 1002, name2.attribute2,
    name3, 1003, name3.attribute3,
    name4, 1004, name4.attribute4,
    name5, 1005, name5.attribute5,
    name6, 1006, name6.attribute6,
    name7, 1007, name7.attribute7,
    name8, 1008, name8.attribute8,
    name9, 1009, name9.attribute9,
    name10, 1010, name10.attribute10,
    name11, 1011, name11.attribute11,
    name12, 1012, name12.attribute12,
    name13, 1013, name13.attribute13,
    name14, 1014, name14.attribute14,
    name15, 1015, name15.attribute15,
    name16, 1016, name16.attribute16,
    name17, 1017, name17.attribute17,
    name18, 1018, name18.attribute18,
    name19, 1019, name19.attribute19,
    name20, 1020, name20.attribute20,
    name21, 1021, name21.attribute21,
    name22, 1022, name22.attribute22,
    name23, 1023, name23.attribute23,
    name24, 1024, name24.attribute24,
    name25, 1025, name25.attribute25,
    name26, 1026, name26.attribute26,
    name27, 1027, name27.attribute27,
    name28, 1028, name28.attribute28,
    name29, 1029, name29.attribute29,
    name30, 1030, name30.attribute30,
    name31, 1031, name31.attribute31,
    name32, 1032, name32.attribute32,
    name33, 1033, name33.attribute33,
    name34, 1034, name34.attribute34,
    name35, 1035, name35.attribute35,
    name36, 1036, name36.attribute36,
    name37, 1037, name37.attribute37,
    name38, 1038, name38.attribute38,
    name39, 1039, name39.attribute39,
    name40, 1040, name40.attribute40,
    name41, 1041, name41.attribute41,
    name42, 1042, name42.attribute42,
    name43, 1043, name43.attribute43,
    name44, 1044, name44.attribute44,
    name45, 1045, name45.attribute45,
    name46, 1046, name46.attribute46,
    name47, 1047, name47.attribute47,
    name48, 1048, name48.attribute48,
    name49, 1049, name49.attribute49,
    name50, 1050, name50.attribute50,
    name51, 1051, name51.attribute51,
    name52, 1052, name52.attribute52,
    name53, 1053, name53.attribute53,
    name54, 1054, name54.attribute54,
    name55, 1055, name55.attribute55,
    name56, 1056, name56.attribute56,
    name57, 1057, name57.attribute57,
    name58, 1058, name58.attribute58,
    name59, 1059, name59.attribute59,
    name60, 1060, name60.attribute60,
    name61, 1061, name61.attribute61,
    name62, 1062, name62.attribute62,
    name63, 1063, name63.attribute63,
    name64, 1064, name64.attribute64,
    name65, 1065, name65.attribute65,
    name66, 1066, name66.attribute66,
    name67, 1067, name67.attribute67,
    name68, 1068, name68.attribute68,
    name69, 1069, name69.attribute69,
    name70, 1070, name70.attribute70,
    name71, 1071, name71.attribute71,
    name72, 1072, name72.attribute72,
    name73, 1073, name73.attribute73,
    name74, 1074, name74.attribute74,
    name75, 1075, name75.attribute75,
    name76, 1076, name76.attribute76,
    name77, 1077, name77.attribute77,
    name78, 1078, name78.attribute78,
    name79, 1079, name79.attribute79,
    name80, 1080, name80.attribute80,
    name81, 1081, name81.attribute81,
    name82, 1082, name82.attribute82,
    name83, 1083, name83.attribute83,
    name84, 1084, name84.attribute84,
    name85, 1085, name85.attribute85,
    name86, 1086, name86.attribute86,
    name87, 1087, name87.attribute87,
    name88, 1088, name88.attribute88,
    name89, 1089, name89.attribute89,
    name90, 1090, name90.attribute90,
    name91, 1091, name91.attribute91,
    name92, 1092, name92.attribute92,
    name93, 1093, name93.attribute93,
    name94, 1094, name94.attribute94,
    name95, 1095, name95.attribute95,
    name96, 1096, name96.attribute96,
    name97, 1097, name97.attribute97,
    name98, 1098, name98.attribute98,
    name99, 1099, name99.attribute99,
    name100, 1100, name100.attribute100,
    name101, 1101, name101.attribute101,
    name102, 1102, name102.attribute102,
    name103, 1103, name103.attribute103,
    name104, 1104, name104.attribute104,
    name105, 1105, name105.attribute105,
    name106, 1106, name106.attribute106,
    name107, 1107, name107.attribute107,
    name108, 1108, name108.attribute108,
    name109, 1109, name109.attribute109,
    name110, 1110, name110.attribute110,
    name111, 1111, name111.attribute111,
    name112, 1112, name112.attribute112,
    name113, 1113, name113.attribute113,
    name114, 1114, name114.attribute114,
    name115, 1115, name115.attribute115,
    name116, 1116, name116.attribute116,
    name117, 1117, name117.attribute117,
    name118, 1118, name118.attribute118,
    name119, 1119, name119.attribute119,
    name120, 1120, name120.attribute120,
    name121, 1121, name121.attribute121,
    name122, 1122, name122.attribute122,
    name123, 1123, name123.attribute123,
    name124, 1124, name124.attribute124,
    name125, 1125, name125.attribute125,
    name126, 1126, name126.attribute126,
    name127, 1127, name127.attribute127,
    name128, 1128, name128.attribute128,
    name129, 1129, name129.attribute129,
    name130, 1130, name130.attribute130,
    name131, 1131, name131.attribute131,
    name132, 1132, name132.attribute132,
    name133, 1133, name133.attribute133,
    name134, 1134, name134.attribute134,
    name135, 1135, name135.attribute135,
    name136, 1136, name136.attribute136,
    name137, 1137, name137.attribute137,
    name138, 1138, name138.attribute138,
    name139, 1139, name139.attribute139,
]


def far(x):
    for y in x:
        if x:
            y[0] = x.attribute0(y, 0.5)
            y[1] = x.attribute1(y, 1.5)
            y[2] = x.attribute2(y, 2.5)
            y[3] = x.attribute3(y, 3.5)
            y[4] = x.attribute4(y, 4.5)
            y[5] = x.attribute5(y, 5.5)
            y[6] = x.attribute6(y, 6.5)
            y[7] = x.attribute7(y, 7.5)
            y[8] = x.attribute8(y, 8.5)
            y[9] = x.attribute9(y, 9.5)
            y[10] = x.attribute10(y, 10.5)
            y[11] = x.attribute11(y, 11.5)
            y[12] = x.attribute12(y, 12.5)
            y[13] = x.attribute13(y, 13.5)
            y[14] = x.attribute14(y, 14.5)
            y[15] = x.attribute15(y, 15.5)
            y[16] = x.attribute16(y, 16.5)
            y[17] = x.attribute17(y, 17.5)
            y[18] = x.attribute18(y, 18.5)
            y[19] = x.attribute19(y, 19.5)
            y[20] = x.attribute20(y, 20.5)
            y[21] = x.attribute21(y, 21.5)
            y[22] = x.attribute22(y, 22.5)
            y[23] = x.attribute23(y, 23.5)
            y[24] = x.attribute24(y, 24.5)
            y[25] = x.attribute25(y, 25.5)
            y[26] = x.attribute26(y, 26.5)
            y[27] = x.attribute27(y, 27.5)
            y[28] = x.attribute28(y, 28.5)
            y[29] = x.attribute29(y, 29.5)
            y[30] = x.attribute30(y, 30.5)
            y[31] = x.attribute31(y, 31.5)
            y[32] = x.attribute32(y, 32.5)
            y[33] = x.attribute33(y, 33.5)
            y[34] = x.attribute34(y, 34.5)
            y[35] = x.attribute35(y, 35.5)
            y[36] = x.attribute36(y, 36.5)
            y[37] = x.attribute37(y, 37.5)
            y[38] = x.attribute38(y, 38.5)
            y[39] = x.attribute39(y, 39.5)
        else:
            x()
    return y


def locals_beyond_sixteen():
    v0 = 0
    v1 = 1
    v2 = 2
    v3 = 3
    v4 = 4
    v5 = 5
    v6 = 6
    v7 = 7
    v8 = 8
    v9 = 9
    v10 = 10
    v11 = 11
    v12 = 12
    v13 = 13
    v14 = 14
    v15 = 15
    v16 = 16
    v17 = 17
    return v0 + v1, v16 + v17, v17(v2)
