namespace Platform.Web.Shared;

public static class RequestOrigin
{
    /// <summary>Returns whether the browser states that a page of this site made the request.</summary>
    public static bool IsFromThisSite(this HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0
            ? site == "same-origin"
            : request.Headers.Origin == $"{request.Scheme}://{request.Host}";
    }
}
