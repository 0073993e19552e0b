namespace Platform.Web.Shared;

/// <summary>
/// Accepts one spelling of a key in a URL, although a database may ignore capitals and spaces. The page cache, live topics and stored posts
/// use the key as it is in the URL. See decision 29.
/// </summary>
public static class KeysInAddresses
{
    /// <summary>
    /// Names of route values that contain a key. A test refuses a route value that is neither here nor known to be something else.
    /// </summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string> { "key", "id", "post", "thread" };

    /// <summary>Answers 404 to a URL with a key in another form. Add it after routing and before everything that uses a key.</summary>
    public static IApplicationBuilder UseKeysInAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.RouteValues.All(part => !Names.Contains(part.Key) || Slug.IsValid(part.Value as string)))
            return next(context);
        // Clears the endpoint, because later middleware that looks at it would still use the key.
        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
