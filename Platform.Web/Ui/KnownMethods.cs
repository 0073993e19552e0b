namespace Platform.Web.Ui;

/// <summary>
/// Refuses HTTP methods that no page or hub uses. Razor Pages answers a method without a handler with the page itself, so TRACE and OPTIONS
/// would be answered like GET. The API needs no such rule, because its routes name their methods.
/// </summary>
public static class KnownMethods
{
    private const string Pages = "GET, HEAD, POST";

    // Long polling ends with a DELETE.
    private const string Hubs = "GET, HEAD, POST, DELETE";

    public static Task RefuseOthers(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var allowed = path.StartsWithSegments("/hubs") ? Hubs : Pages;
        if (path.StartsWithSegments("/api") || allowed.Split(", ").Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = allowed;
        return Task.CompletedTask;
    }
}
