namespace Platform.Web.Features.Api;

public static class Addresses
{
    /// <summary>The full address of a path on this site, as the client reached it.</summary>
    public static string Absolute(this HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{request.PathBase}{path}";
}
