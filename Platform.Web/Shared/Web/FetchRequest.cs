namespace Platform.Web.Shared;

public static class FetchRequest
{
    /// <summary>Returns whether a page's script sent the request. The answer is then data, with the same status.</summary>
    public static bool IsFetch(this HttpRequest request) => request.Headers.XRequestedWith == "fetch";
}
