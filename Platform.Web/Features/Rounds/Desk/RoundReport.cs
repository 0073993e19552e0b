using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// The report of a round, as a draft article: each admitted question, its votes and who answered. It names no askers, because
/// their names are deleted after 30 days.
/// </summary>
public sealed class RoundReport(IStringLocalizer<RoundText> texts, IOptions<PlatformOptions> options, LocalTime clock)
{
    /// <summary>In characters. A text of this length can be published. The page of the round shows the questions that do not fit.</summary>
    private const int MostText = 30_000;

    public DraftText Of(RoundState state, Audience audience)
    {
        var round = state.Round;
        var asked = state.Answered.Count + state.Line.Count + state.InWriting.Count;
        var body = new StringBuilder();
        Say(body, texts["Report.Lead", clock.Date(round.OpenedAt), state.Guests, asked]);
        Statement(body, state);
        Section(body, texts["Report.Answered"], state, state.Answered);
        Section(body, texts["Report.Open"], state, [.. state.Line, .. state.InWriting]);
        Say(body, texts["Report.More", new Uri(options.Value.PublicUrl, $"/r/{round.Code}")]);
        return new DraftText(
            texts["Report.Title", round.Title], texts["Report.Summary", asked, state.Answered.Count], body.ToString().TrimEnd(),
            Language.Current, Audience: audience);
    }

    private void Statement(StringBuilder body, RoundState state)
    {
        if (state.Round.Statement is not { } statement || state.Before.Total + state.After.Total == 0)
            return;
        Say(body, $"## {texts["Statement"]}");
        Say(body, $"> {Plain(statement)}");
        if (state.Before.Total > 0)
            Say(body, texts["Report.Before", state.Before.Percent, texts.Count("Votes", state.Before.Total)]);
        if (state.After.Total > 0)
            Say(body, texts["Report.After", state.After.Percent, texts.Count("Votes", state.After.Total)]);
    }

    private void Section(StringBuilder body, string heading, RoundState state, IReadOnlyList<Counted> questions)
    {
        if (questions.Count == 0)
            return;
        Say(body, $"## {heading}");
        var left = questions.Count;
        foreach (var counted in questions)
        {
            if (body.Length > MostText)
            {
                Say(body, texts.Count("Report.Rest", left));
                return;
            }

            left--;
            var question = counted.Question;
            var facts = new List<string> { texts.Count("Votes", counted.Votes), texts[$"From.{question.From}"] };
            if (question.Stage == QuestionStage.Answered)
                facts.Add(RoundState.AnsweredBy(question) is { } who ? texts["AnsweredBy", Plain(who)] : texts["Stage.Answered"]);
            Say(body, $"**{Plain(question.Text)}**\\\n{string.Join(" · ", facts)}");
            foreach (var (twin, _) in state.MergedInto(question.Key).TakeWhile(_ => body.Length <= MostText))
                Say(body, $"- {texts["Report.Also"]} {Plain(twin.Text)}");
            if (question.Answer is { } answer)
                Say(body, string.Join('\n', answer.Split('\n').Select(line => $"> {line}".TrimEnd())));
        }
    }

    private static void Say(StringBuilder body, string paragraph) => body.Append(paragraph).Append("\n\n");

    /// <summary>Escapes every character with a meaning in Markdown, so that a guest's text stays plain text.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' or '@' or '!' or '+' or '-' or '=' or '/')
                plain.Append('\\');
            plain.Append(c);
        }

        // An escaped dot keeps a site's name from becoming a link.
        return plain.Replace("www.", "www\\.").ToString();
    }
}
