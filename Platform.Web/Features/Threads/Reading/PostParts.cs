namespace Platform.Web.Features.Threads;

/// <summary>
/// The one set of rules that says which parts of its row a post shows to every reader: values of <c>data-if</c> in <c>_Post.cshtml</c>.
/// The page uses them when it is made, and each change carries them to the script of the page. What depends on the reader (own post,
/// vote button) is not among them.
/// </summary>
public static class PostParts
{
    public const string Visible = "visible";
    public const string Accepted = "accepted";

    /// <summary>The label of an answer that the asker chose.</summary>
    public const string Chosen = "chosen";

    /// <summary>The label of an answer that was imported as the answer. No asker on this platform chose it.</summary>
    public const string Official = "official";
    public const string Acceptable = "acceptable";

    /// <summary>The label of an answer that was not accepted. An accepted answer has another label.</summary>
    public const string Answer = "answer";
    public const string CounterView = "counterView";
    public const string OnOpening = "onOpening";
    public const string ReplyTo = "replyTo";
    public const string Edited = "edited";
    public const string Cited = "cited";

    /// <summary>The mark beside the name of a moderator.</summary>
    public const string Moderator = "moderator";
    public const string Organisation = "organisation";
    public const string Layer = "layer";

    public static IReadOnlyList<string> Of(PostSeen post)
    {
        if (post.State != PostState.Visible)
            return [ForTombstone(post.State)];
        var parts = new List<string> { Visible };
        Add(Accepted, post.Accepted);
        Add(Chosen, post.Accepted && !post.Imported);
        Add(Official, post.Accepted && post.Imported);
        Add(Acceptable, post.Kind == PostKind.Answer && !post.Accepted);
        Add(Answer, post.Kind == PostKind.Answer && !post.Accepted);
        Add(CounterView, post.Kind == PostKind.CounterView);
        Add(OnOpening, post.Kind == PostKind.CounterView && post.ReplyTo is null);
        Add(ReplyTo, post.ReplyTo is not null);
        Add(Edited, post.EditedAt is not null);
        Add(Cited, post.Cited);
        Add(Moderator, post.Author?.IsModerator == true);
        Add(Organisation, post.Author?.OrganisationName is not null);
        Add(Layer, post.Author?.Layer is not null);
        return parts;

        void Add(string part, bool isShown)
        {
            if (isShown)
                parts.Add(part);
        }
    }

    /// <summary>The words that stand in the place of a withdrawn, hidden or moved post.</summary>
    public static string ForTombstone(PostState state) => state.ToString().ToLowerInvariant();

    /// <summary>The CSS classes of the row.</summary>
    public static string Css(IReadOnlyList<string> parts) => string.Join(' ', new[]
    {
        "o-post",
        parts.Contains(Visible) ? null : "o-post--gone",
        parts.Contains(Accepted) ? "o-post--accepted" : null,
        parts.Contains(CounterView) ? "o-post--counter" : null,
        parts.Contains(ReplyTo) && !parts.Contains(CounterView) ? "o-post--reply" : null,
    }.OfType<string>());
}
