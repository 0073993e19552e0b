namespace Platform.Web.Shared;

/// <summary>
/// A key in an address has one spelling, whatever the database makes of capitals and spaces: what is kept of a page, who
/// follows a thread and what is stored of a post go by the key as it was asked for. Docs: decision 29.
/// </summary>
public static class KeysInAddresses
{
    /// <summary>Parts of addresses that name a row. A test refuses a part that is neither here nor known to be something else.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string> { "key", "id", "post", "thread" };

    /// <summary>Answers 404 to an address in which a key is not in our form. Comes after routing and before everything that uses a key.</summary>
    public static IApplicationBuilder UseKeysInAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.RouteValues.All(part => !Names.Contains(part.Key) || Slug.IsValid(part.Value as string)))
            return next(context);
        // No longer that endpoint: what looks at it further on would still read the key.
        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
