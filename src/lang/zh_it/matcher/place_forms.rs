//! How the rendering may spell a place: its listed forms, those of the town that it is named after, its sound.

use super::{ItalianMatcher, abbreviated, answer};
use crate::extract::{Item, ItemKind};
use crate::lang::tsv;
use crate::lang::zh::gazetteer::Gazetteer;
use crate::lang::zh::items::features;
use crate::lang::zh_it::chinese_names;
use crate::lang::zh_it::lexicon::Lists;
use crate::link::Answer;

impl ItalianMatcher<'_> {
    /// Adds to `found` what else a place may be called.
    pub(super) fn add_forms_of_a_place(&self, item: &Item, found: &mut Vec<String>) {
        let side = item.surface.ends_with('方') && item.surface.chars().count() == 2;
        if side {
            found.extend(self.forms_of_a_side(&item.surface));
        } else if found.is_empty() {
            found.extend(self.forms_of_a_part(&item.surface));
            if found.is_empty() {
                self.add_forms_by_its_parts(item, found);
            }
        }
    }

    /// 中法两国: a country of one character by its seat, where nothing else says it.
    pub(super) fn by_seat(&self, item: &Item, within: &[usize]) -> Option<Answer> {
        if item.kind != ItemKind::Place || item.surface.chars().count() != 1 {
            return None;
        }
        let forms = self.forms_of_a_side(&item.surface);
        within.iter().find_map(|at| {
            let sentence = self.sentence(*at);
            let words = forms.iter().find_map(|form| self.spelt(item, sentence, form))?;
            Some(answer(*at, sentence, &words, 70))
        })
    }

    /// 西苏门答腊: the land of which a part is named, whatever the Italian calls the part.
    fn forms_of_a_part(&self, surface: &str) -> Vec<String> {
        let whole = surface.strip_prefix(['东', '南', '西', '北', '中']).filter(|whole| whole.chars().count() >= 2);
        whole.map_or_else(Vec::new, |whole| self.listed_forms(whole, ItemKind::Place))
    }

    fn add_forms_by_its_parts(&self, item: &Item, found: &mut Vec<String>) {
        let surface = item.surface.strip_prefix('全').unwrap_or(&item.surface);
        let bare = surface.trim_end_matches(['省', '市', '县', '区', '州', '镇', '乡', '村', '方']);
        if let Some((full, _)) = Lists.abbreviation(bare) {
            found.extend(tsv::cell(full).flat_map(|full| self.listed_forms(full, ItemKind::Place)));
        }
        found.extend(self.listed_forms(bare, item.kind));
        // 泗水镇: a small town of China, whatever city abroad is written so.
        let small = surface.ends_with(['镇', '乡', '村', '县', '区']) && (2..=3).contains(&bare.chars().count());
        if small && !found.is_empty() {
            found.push(chinese_names::pinyin_of(bare));
        }
        // 清溪高新区: "il parco high-tech di Qingxi".
        let named = features().filter_map(|feature| item.surface.strip_suffix(feature)).min_by_key(|name| name.len());
        let named = named.unwrap_or(bare);
        if named.len() < bare.len() {
            found.extend(self.listed_forms(named, item.kind));
        }
        // 安联竞技馆: "Allianz Arena", by whose name it bears.
        if named.len() < bare.len() && found.is_empty() {
            found.extend(self.lists.forms(named, |_| true));
        }
        // 汴河, 岷县: "il fiume Bian", "la contea di Min", "Minxian".
        if found.is_empty() && named.chars().count() == 1 {
            let name = chinese_names::pinyin_of(named);
            found.push(chinese_names::pinyin_of(surface));
            found.extend(OF_ONE_SYLLABLE.iter().map(|kind| format!("{kind} {name}")));
            found.extend(ENGLISH_KINDS.iter().map(|kind| format!("{name} {kind}")));
        }
        // In Taiwan and Hong Kong towns, rivers and streets are spelt as persons are.
        if found.is_empty() && (2..=3).contains(&named.chars().count()) {
            found.push(chinese_names::pinyin_of(bare));
            found.extend(chinese_names::given_spellings(named));
        }
        if found.is_empty() && bare.chars().count() >= 2 {
            found.push(chinese_names::pinyin_of(bare));
            found.extend(
                (named.len() < bare.len() && named.chars().count() >= 2).then(|| chinese_names::pinyin_of(named)),
            );
        }
    }

    /// 美方, 欧方: a side in diplomacy goes by its country, its union or its seat: "Washington", "Bruxelles".
    fn forms_of_a_side(&self, side: &str) -> Vec<String> {
        let lands: Vec<&str> = abbreviated(side).collect();
        let forms = |name: &str| self.listed_forms(name, ItemKind::Place);
        let mut found: Vec<String> = lands.iter().flat_map(|land| forms(land)).collect();
        found.extend(lands.iter().flat_map(|land| super::places::chief_towns(land)).flat_map(forms));
        if side.starts_with('欧') {
            found.extend(["欧盟", "布鲁塞尔"].into_iter().flat_map(|name| self.lists.forms(name, |_| true)));
        }
        found
    }
}

/// What stands in front of the one syllable of a river, a county, a mountain, a lake.
const OF_ONE_SYLLABLE: [&str; 10] =
    ["fiume", "torrente", "contea di", "distretto di", "monte", "monti", "lago", "isola", "isola di", "canale"];

/// The same behind it, as English has it.
const ENGLISH_KINDS: [&str; 7] = ["He", "Jiang", "Xian", "Shan", "River", "County", "Hu"];
