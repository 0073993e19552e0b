namespace Platform.Web.Features.Threads;

/// <summary>The address of a post on the page of its contribution. It works in a thread of any length.</summary>
public static class PostAddress
{
    public static string Of(string path, string postKey) => $"{path}?post={postKey}#p-{postKey}";
}
