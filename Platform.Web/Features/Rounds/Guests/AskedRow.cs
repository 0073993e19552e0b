using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Rounds;

/// <summary>A question in a list of the round's page. A null question makes the template that the script fills.</summary>
public sealed record AskedRow(QuestionSeen? Question, IReadOnlySet<string> Voted, bool CanVote, SafeHtml? Answer = null);
