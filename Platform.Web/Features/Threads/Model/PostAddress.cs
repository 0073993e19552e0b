namespace Platform.Web.Features.Threads;

/// <summary>Where a post stands on the page of its contribution, in however long a thread.</summary>
public static class PostAddress
{
    public static string Of(string path, string postKey) => $"{path}?post={postKey}#p-{postKey}";
}
