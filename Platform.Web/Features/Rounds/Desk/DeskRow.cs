namespace Platform.Web.Features.Rounds;

/// <summary>A question on the desk.</summary>
/// <param name="Number">In the order of asking: how helpers speak of it.</param>
/// <param name="Like">One that says nearly the same.</param>
/// <param name="First">Of the line; it cannot go up.</param>
public sealed record DeskRow(Counted Counted, DeskModel Desk, int Number, Counted? Like, bool First = false, bool Last = false)
{
    public RoundQuestion Question => Counted.Question;

    /// <summary>The act on this question, as it was seen.</summary>
    public string Do(ActKind kind) => $"{kind} {Question.Key} {Question.ActedAt}";
}
