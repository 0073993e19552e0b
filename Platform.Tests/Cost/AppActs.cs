using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared.Input;

namespace Platform.Tests.Cost;

/// <summary>Something one may send with a request: under which name, and how long it may be. Null: no text.</summary>
public sealed record Input(string Name, Type Type, int? Longest, int Items)
{
    /// <summary>Read from the address alone, also of a form.</summary>
    public bool InQuery { get; init; }

    public bool IsText => Longest >= 10_000;

    public bool IsString => Longest is not null;
}

/// <summary>One thing the application does when asked: a handler of a page, an endpoint, or an operation of the API.</summary>
/// <param name="Body">Of an operation that takes JSON.</param>
public sealed record Act(string Method, string Route, string? Handler, IReadOnlyList<Input> Inputs, Type? Body, RouteEndpoint Endpoint)
{
    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    public bool Searches => Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()?.PolicyName == SearchesAtOnce.Policy;

    public override string ToString() => $"{Method} {Route}{(Handler is null ? "" : "?handler=" + Handler)}";
}

/// <summary>All acts, taken from the endpoints of the running application, so that none can be left out.</summary>
public static class AppActs
{
    public static async Task<IReadOnlyList<Act>> Of(PlatformApp app)
    {
        var acts = new List<Act>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                acts.AddRange(OfPage(route, endpoint, await app.Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)));
            else if (endpoint.Metadata.GetMetadata<MethodInfo>() is { } method && Takes(endpoint) is [var verb, ..])
                acts.Add(new Act(verb, route, null, [.. method.GetParameters().Where(IsSent).SelectMany(p => Inputs(p.Name!, p, p.ParameterType))], endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType, endpoint));
            else if (Takes(endpoint).Contains("GET") && !IsFile(endpoint) && !route.StartsWith("/hubs/", StringComparison.Ordinal))
                acts.Add(new Act("GET", route, null, [], null, endpoint));
        }

        return acts;
    }

    /// <summary>Arguments of the methods that pages call on a hub.</summary>
    public static IEnumerable<(MethodInfo Method, ParameterInfo Argument)> OfHubs() =>
        from hub in typeof(PlatformDb).Assembly.GetTypes().Where(t => typeof(Hub).IsAssignableFrom(t) && !t.IsAbstract)
        from method in hub.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(m => !m.IsVirtual && !m.IsSpecialName)
        from argument in method.GetParameters()
        select (method, argument);

    /// <summary>What a JSON body holds.</summary>
    public static IEnumerable<Input> OfBody(Type body) => body.GetProperties().Where(p => p.CanWrite).SelectMany(p => Inputs(p.Name, p, p.PropertyType, body));

    /// <summary>What is sent in a JSON body for a value of this input.</summary>
    public static object Sent(Input input, string value) => input.Type == typeof(string) ? value
        : input.Type == typeof(IReadOnlyDictionary<string, string?>) ? new Dictionary<string, string> { ["situation"] = value }
        : new[] { value };

    private static IEnumerable<Act> OfPage(string route, RouteEndpoint endpoint, CompiledPageActionDescriptor page)
    {
        var bound = page.BoundProperties.OfType<PageBoundPropertyDescriptor>().ToList();
        var handlers = page.HandlerMethods.ToList();
        if (handlers.All(h => h.HttpMethod != "Get"))
            yield return new Act("GET", route, null, [], null, endpoint);
        foreach (var handler in handlers)
        {
            var isGet = handler.HttpMethod == "Get";
            var inputs = bound.Where(b => !isGet || b.Property.GetCustomAttribute<BindPropertyAttribute>()?.SupportsGet != false)
                .SelectMany(b => Inputs(b.BindingInfo?.BinderModelName ?? b.Name, b.Property, b.ParameterType).Select(i => i with { InQuery = b.BindingInfo?.BindingSource == BindingSource.Query }))
                .Concat(handler.Parameters.SelectMany(p => Inputs(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterInfo, p.ParameterType)));
            yield return new Act(handler.HttpMethod.ToUpperInvariant(), route, handler.Name, [.. inputs], null, endpoint);
        }
    }

    private static IEnumerable<Input> Inputs(string name, ICustomAttributeProvider declared, Type type, Type? record = null)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var length = Attribute<StringLengthAttribute>(declared, name, record)?.MaximumLength ?? InputLengths.Line;
        if (plain == typeof(string))
            return [new Input(name, plain, length, 1)];
        // The fields of a kind: named in a form, an object in JSON.
        if (plain == typeof(IReadOnlyDictionary<string, string?>))
            return [new Input(name, plain, Attribute<ItemsAttribute>(declared, name, record)!.Longest, 1)];
        if (typeof(IDictionary<string, string?>).IsAssignableFrom(plain))
            return [new Input($"{name}[situation]", typeof(string), Attribute<ItemsAttribute>(declared, name, record)!.Longest, 1)];
        if (typeof(IEnumerable<string>).IsAssignableFrom(plain))
            return [Attribute<ItemsAttribute>(declared, name, record) is { } items ? new Input(name, plain, items.Longest, items.Most) : new Input(name, plain, InputLengths.Line, InputLengths.Items)];
        if (plain.IsClass && plain.Namespace!.StartsWith("Platform.", StringComparison.Ordinal))
            return plain.GetProperties().Where(p => p.CanWrite && p.GetCustomAttribute<BindNeverAttribute>() is null)
                .SelectMany(p => Inputs(declared is ParameterInfo || name.Length == 0 ? p.Name : $"{name}.{p.Name}", p, p.PropertyType, plain));
        return [new Input(name, plain, null, 1)];
    }

    // A record's attributes stand on the parameters of its constructor.
    private static T? Attribute<T>(ICustomAttributeProvider declared, string name, Type? record)
        where T : Attribute =>
        declared.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault()
        ?? record?.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == name)?.GetCustomAttribute<T>();

    private static bool IsSent(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) || type.IsPrimitive || type.IsEnum;
    }

    private static IReadOnlyList<string> Takes(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)) || endpoint.RoutePattern.RawText!.Contains("{**", StringComparison.Ordinal);
}
