namespace Platform.Web.Shared;

public static class FetchRequest
{
    /// <summary>Whether a page's script sends the form: the answer is then data, with the same status.</summary>
    public static bool IsFetch(this HttpRequest request) => request.Headers.XRequestedWith == "fetch";
}
