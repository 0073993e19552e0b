using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Questions;

/// <summary>"I have this too" under a question, as one reader sees it: model of <c>_Same.cshtml</c>.</summary>
/// <param name="Has">Whether the reader has the same question.</param>
/// <param name="HasButton">Whether there is a button, or a link for a visitor. <see cref="HidesButton"/> can hide it.</param>
/// <param name="Total">How many members have the same question, with the reader and without those who asked it.</param>
public sealed record SameView(string Key, bool Has, bool HasButton, bool IsSignedIn, bool Locked, int Total)
{
    /// <summary>A member who has the same question can give it up in a closed conversation too.</summary>
    public bool HidesButton => Locked && !Has;

    public int Others => Total - (Has ? 1 : 0);

    /// <summary>Key of the words for the number; the script chooses the same.</summary>
    public string Words => (Has, Others) switch
    {
        (true, 0) => "Same.You",
        (true, 1) => "Same.You.One",
        (true, _) => "Same.You.Many",
        (false, 1) => "Same.One",
        _ => "Same.Many",
    };

    /// <summary>Null for a question that is not public.</summary>
    public static SameView? Of(ContributionView question, ThreadView thread, bool isSignedIn) => question.Contribution.IsPublic
        ? new SameView(question.Key, thread.HasSame, MayHave(question, thread), isSignedIn, thread.Thread.Locked, thread.Thread.SameCount)
        : null;

    /// <summary>An imported question with an accepted answer is a text to read: nobody is waiting for it. What a member said before can be undone.</summary>
    private static bool MayHave(ContributionView question, ThreadView thread) =>
        question.IsPublished && !question.IsAuthor && !question.CoAuthors.Any(a => a.IsViewer)
        && (thread.HasSame || question.Contribution.ImportedAt is null || thread.Thread.AcceptedPostKey is null);
}
