//! What single characters say of a name of a person.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lang::tsv;

/// Single characters that follow a surname more often as a word of their own.
pub(super) const FUNCTION_GIVEN: &str = "来去到出上下中内外前后里间会要能得用做当开以为所之";

/// Surnames that are everyday words as well: 和 and, 来 come, 解 untie, 于 at, 时 time …
pub(super) const EVERYDAY_SURNAMES: &str = "和来解于时有是成高常向路安区从过包全所相应能种都被连边但水火木金钱农商文明东西南北冷热花草米麦鱼牛马羊车门关开经单行计仇方平利支权查元首官宫家言后公普敬逢智渠员拓良满铁玉琴疏荔令法源国番呼粘畅寸炎";

/// Characters that no given name has.
pub(super) const NEVER_GIVEN: &str = "的了是在有不与或也都就被把让给对向从到这那个们我你他她它说着过吗呢吧啊么很最更再还没此某每第等年月日时分万亿而且但却因该则虽只仍又什怎谁哪已啦嘛网未";

/// Characters that given names have far more often than running text: of virtues, jewels, flowers, weather, strength.
pub(super) const CHOSEN: &str = "伟芳娜敏静丽强磊洋艳勇军杰娟涛超秀霞刚桂英玉兰梅琳雪莹颖慧婷欣怡佳嘉琪瑶璐蕾倩茜薇雯菲萱涵轩睿宇浩博翔鹏飞凯峰岩昊泽铭俊毅恒斌彬彪宏鸿辉志栋梁振雷霆亮晓晖晨曦旭波涌润泉洁淑贤惠仪蓉芬菊莲荷萍蓓蕊芸芝萃珍珠琴瑟琼瑛珊瑾瑜璇碧翠云霓虹彤丹绮纨锦绣绢纯绍继承启迪德仁义礼智诚忠孝勤俭谦武柏楠桐桦榕枫樟祥瑞福禄寿康宁泰永庆喜悦鑫淼焱垚坤震巽雁翎鸥鹤凤凰龙骏驰卓群豪雄魁奎岭崇峻岳峥嵘巍耀煌灿烁炜烨煜焕炳咏妍楚凡尧舜禹茂蔚苒若冉姗姝妮娴婉婕媛媚嫣娥姣娇雅韵诗萌芷芯苓茵茹莎莉莺菁菡葳蔓蕙薏馨馥钰钧铮锋锐镇霖霏露靖韬颂颐骥麒麟黎黛朗朔杉柯栩棋楷榆槿樱橙沁沛泓洛津洲浚淇淳渊清湘湛溪滢滨漪潇澄澜濠炎烽熙熠爽珂珉珏珞珩琛琦琨琰瑄瑗璋璞瓒皓皎盈睦硕碧祎祺禾穆竣筠筱纬绪维缨羽翎耘聪致舒航艺芊苑英荃荣莘菘萧蓝裕谊谚豫贝贞赫跃轶辰迅逸邦郁";

/// Characters that given names have.
pub(super) static GIVEN: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    tsv::rows(include_str!("../data/name-readings.tsv"))
        .filter_map(|[character, _, _, _]| character.chars().next())
        .collect()
});
