//! Every number the aligner was fitted to, in one place.

use super::{CueKind, Score};

/// The weights. Scores are in hundredths of a nat, shares in per cent; the comment beside each says what it stands for.
///
/// Where nothing else is said, a weight was fitted by `examples/fit_align.rs --half` to every second document of the
/// development texts (news, abridged news, Traditional news, encyclopedia, Bible; one sentence a line), and the other
/// half rose with it. The others were set by hand, from what their comment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// How often a faithful rendering answers a word of the lexicon.
    pub word_answered: i32,
    /// … a name. By hand: the fit wants 87, but renderings that leave names out are what this program is for.
    pub name_answered: i32,
    /// … a figure.
    pub figure_answered: i32,
    /// … a Latin word.
    pub latin_answered: i32,
    /// … a mark of punctuation.
    pub mark_answered: i32,
    /// Words of a sentence do not speak independently of one another: what the worth of an answer is scaled by.
    pub answer_scale: i32,
    /// How much more chance a further target sentence gives a cue to be answered, in per cent of a sentence.
    pub further_sentence: i32,
    /// The same for the cost of a miss: free renderings miss much.
    pub miss_scale: i32,
    /// The same for lengths.
    pub length_scale: i32,
    /// The same for numbers of stops.
    pub stops_scale: i32,
    /// How much of an answer that two source sentences of a bead claim is taken off again, in per cent.
    pub shared_answer: i32,
    /// A word of the target that answers nothing of its bead.
    pub unexplained: i32,
    /// What scores are scaled by before they become probabilities, in per cent: the least log loss of 100, 90, 80.
    pub posterior_scale: i32,
    /// Shape 1-1.
    pub one_one: i32,
    /// Shapes 2-1 and 1-2.
    pub two_one: i32,
    /// Shapes 3-1 and 1-3.
    pub three_one: i32,
    /// Shapes 4-1 and 1-4.
    pub four_one: i32,
    /// Shape 2-2.
    pub two_two: i32,
    /// Shapes 3-2 and 2-3.
    pub three_two: i32,
    /// More target than source sentences in a bead of running text, over the shape's own worth. By hand, on articles:
    /// a Chinese sentence is often two or three Italian ones, which texts of one sentence a line don't show.
    pub split_in_text: i32,
    /// The first source sentence of a run left out.
    pub omission_opens: i32,
    /// Each further one: omissions come in runs.
    pub omission_goes_on: i32,
    /// The first target sentence of a run added.
    pub addition_opens: i32,
    /// Each further one.
    pub addition_goes_on: i32,
    /// A bead that holds the end of a paragraph on one side. By hand, on articles.
    pub paragraph_inside: i32,
    /// A bead that begins a paragraph on both sides. By hand, on articles.
    pub paragraphs_begin_together: i32,
    /// A heading against running text. By hand, on articles.
    pub heading_against_text: i32,
    /// A heading in one bead with running text of its own side. By hand, on articles.
    pub heading_joined: i32,
    /// What it must be worth, in cues and lengths, to take one more sentence into a bead of three and more. By hand: as
    /// sure as what is moved.
    pub joined_at_least: i32,
    /// What a pair out of order must reach to count as moved. By hand, on articles.
    pub moved_at_least: i32,
    /// A standard deviation by which two stretches are nearer to one another, in the space of a sentence-embedding
    /// model, than sentences that meet at random. By hand: no model comes with the program, and a pair that only a
    /// good model sees, four deviations off, is to weigh as much as a rare name.
    #[cfg(feature = "embeddings")]
    pub similarity: i32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            word_answered: 50,
            name_answered: 70,
            figure_answered: 84,
            latin_answered: 54,
            mark_answered: 55,
            answer_scale: 84,
            further_sentence: 38,
            miss_scale: 40,
            length_scale: 143,
            stops_scale: 24,
            shared_answer: 96,
            unexplained: -16,
            posterior_scale: 90,
            one_one: 48,
            two_one: -260,
            three_one: -420,
            four_one: -1039,
            two_two: -373,
            three_two: -1421,
            split_in_text: 240,
            omission_opens: -310,
            omission_goes_on: -72,
            addition_opens: -733,
            addition_goes_on: -120,
            paragraph_inside: -150,
            paragraphs_begin_together: 60,
            heading_against_text: -100,
            heading_joined: -400,
            joined_at_least: 350,
            moved_at_least: 350,
            #[cfg(feature = "embeddings")]
            similarity: 80,
        }
    }
}

impl Weights {
    /// How often, in per cent, a faithful rendering answers a cue of this kind.
    pub const fn answered(&self, kind: CueKind) -> i32 {
        match kind {
            CueKind::Word => self.word_answered,
            CueKind::Name => self.name_answered,
            CueKind::Figure => self.figure_answered,
            CueKind::Latin => self.latin_answered,
            CueKind::Mark => self.mark_answered,
        }
    }

    /// What the shape of a bead with something on both sides is worth.
    pub const fn shape(&self, source: usize, target: usize) -> Score {
        match (source, target) {
            (1, 1) => self.one_one,
            (2, 1) | (1, 2) => self.two_one,
            (3, 1) | (1, 3) => self.three_one,
            (4, 1) | (1, 4) => self.four_one,
            (2, 2) => self.two_two,
            _ => self.three_two,
        }
    }

    /// The weights by name, for the program that fits them.
    pub fn named(&mut self) -> Vec<(&'static str, &mut i32)> {
        vec![
            ("word_answered", &mut self.word_answered),
            ("name_answered", &mut self.name_answered),
            ("figure_answered", &mut self.figure_answered),
            ("latin_answered", &mut self.latin_answered),
            ("mark_answered", &mut self.mark_answered),
            ("answer_scale", &mut self.answer_scale),
            ("further_sentence", &mut self.further_sentence),
            ("miss_scale", &mut self.miss_scale),
            ("length_scale", &mut self.length_scale),
            ("stops_scale", &mut self.stops_scale),
            ("shared_answer", &mut self.shared_answer),
            ("unexplained", &mut self.unexplained),
            ("posterior_scale", &mut self.posterior_scale),
            ("one_one", &mut self.one_one),
            ("two_one", &mut self.two_one),
            ("three_one", &mut self.three_one),
            ("four_one", &mut self.four_one),
            ("two_two", &mut self.two_two),
            ("three_two", &mut self.three_two),
            ("split_in_text", &mut self.split_in_text),
            ("omission_opens", &mut self.omission_opens),
            ("omission_goes_on", &mut self.omission_goes_on),
            ("addition_opens", &mut self.addition_opens),
            ("addition_goes_on", &mut self.addition_goes_on),
            ("paragraph_inside", &mut self.paragraph_inside),
            ("paragraphs_begin_together", &mut self.paragraphs_begin_together),
            ("heading_against_text", &mut self.heading_against_text),
            ("heading_joined", &mut self.heading_joined),
            ("joined_at_least", &mut self.joined_at_least),
            ("moved_at_least", &mut self.moved_at_least),
            #[cfg(feature = "embeddings")]
            ("similarity", &mut self.similarity),
        ]
    }
}
