namespace Platform.Web.Features.Threads;

/// <summary>The addresses of a post.</summary>
public static class PostAddress
{
    /// <summary>The post on the page of its contribution. It works in a thread of any length.</summary>
    public static string Of(string path, string postKey) => $"{path}?post={postKey}#p-{postKey}";

    /// <summary>A text that only its author sees, on the page of its contribution: it waits, or was returned or declined.</summary>
    public static string OfOwn(string path, string postKey) => $"{path}#own-{postKey}";

    /// <summary>The page on which its author edits the post. A conclusion has its own form.</summary>
    public static string ToEdit(string threadKey, string postKey, PostKind kind) =>
        kind == PostKind.Conclusion ? $"/threads/{threadKey}/conclusion" : $"/threads/{threadKey}/posts/{postKey}/edit";
}
