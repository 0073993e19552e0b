using Platform.Web.Features.Rounds;

namespace Platform.Tests.Features.Rounds;

public sealed class RoundLineTests
{
    private static readonly DateTime Start = new(2026, 11, 24, 19, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void By_votes_the_most_wanted_comes_first_and_of_equals_the_oldest() =>
        Assert.Equal("b c a", Keys(RoundOrder.Votes, false, null, ("a", 1, AskedFrom.Room), ("b", 5, AskedFrom.Room), ("c", 5, AskedFrom.Home)));

    [Fact]
    public void By_hand_places_count_and_votes_do_not() =>
        Assert.Equal("a b", Keys(RoundOrder.ByHand, false, null, ("a", 1, AskedFrom.Room), ("b", 5, AskedFrom.Room)));

    [Theory]
    [InlineData(null, "a c b d e")]
    [InlineData(AskedFrom.Room, "c a d b e")]
    [InlineData(AskedFrom.Home, "a c b d e")]
    public void Room_and_home_come_in_turn_until_one_has_no_more(AskedFrom? last, string expected) =>
        Assert.Equal(expected, Keys(RoundOrder.Votes, true, last,
            ("a", 9, AskedFrom.Room), ("b", 8, AskedFrom.Room), ("c", 7, AskedFrom.Home), ("d", 6, AskedFrom.Home), ("e", 5, AskedFrom.Room)));

    [Theory]
    [InlineData("Waarom duurt een besluit op een Woo-verzoek negen weken?", "Waarom duurt een Woo-besluit bij ons negen weken?", true)]
    [InlineData("Wat kost een verzoek gemiddeld?", "Hoeveel kosten verzoeken gemiddeld per gemeente?", false)]
    [InlineData("Hoe doen ze dit in Zweden?", "Wie betaalt dat?", false)]
    public void A_likely_double_is_suggested_and_nothing_else(string one, string other, bool alike) =>
        Assert.Equal(alike, Likeness.Of(Likeness.Words(one), Likeness.Words(other)) >= 0.4);

    [Theory]
    [InlineData("k7p2mx", "K7P2MX")]
    [InlineData(" K7P-2MX ", "K7P2MX")]
    [InlineData("K7P2M", null)]
    [InlineData("K7P2MO", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? code) => Assert.Equal(code, RoundCode.Read(typed));

    private static string Keys(RoundOrder order, bool inTurn, AskedFrom? last, params (string Key, int Votes, AskedFrom From)[] questions) =>
        string.Join(' ', RoundLine.Of(questions.Select(Asked), order, inTurn, last).Select(c => c.Question.Key));

    private static Counted Asked((string Key, int Votes, AskedFrom From) question, int at)
    {
        var asked = new RoundQuestion(question.Key, "r", "g", new NewQuestion(question.Key, null, null, question.From), "nl", Start.AddMinutes(at));
        asked.Become(asked.State with { Stage = QuestionStage.Admitted, Place = at }, 1);
        return new Counted(asked, question.Votes);
    }
}
