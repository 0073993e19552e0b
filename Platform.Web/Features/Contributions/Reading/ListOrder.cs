namespace Platform.Web.Features.Contributions;

/// <summary>The order of a list of contributions.</summary>
public enum RowOrder
{
    Newest,
    Title,
}

/// <summary>The links to the orders of a list.</summary>
/// <param name="Path">The address of the list.</param>
/// <param name="Filter">The other part of its query string, such as "outcome=worked"; null without.</param>
public sealed record ListOrder(RowOrder Current, string Path, string? Filter)
{
    /// <param name="sort">A name from an address. An unknown one is the newest first.</param>
    public static RowOrder Of(string? sort) => string.Equals(sort, nameof(RowOrder.Title), StringComparison.OrdinalIgnoreCase) ? RowOrder.Title : RowOrder.Newest;

    /// <summary>Returns the address of the list with this order and filter.</summary>
    public static string Address(string path, RowOrder order, string? filter)
    {
        var parts = new[] { filter, order == RowOrder.Newest ? null : "sort=" + order.ToString().ToLowerInvariant() }.Where(p => !string.IsNullOrEmpty(p));
        return string.Join('?', new[] { path, string.Join('&', parts) }.Where(p => p.Length > 0));
    }

    public string To(RowOrder order) => Address(Path, order, Filter);
}

public static class RowOrders
{
    /// <summary>Orders a list. Titles of one day are in the order of the alphabet, because an archive has many of one day.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> contributions, RowOrder order)
        where T : Contribution => order == RowOrder.Title
            ? contributions.OrderBy(c => c.Title).ThenBy(c => c.Key)
            : contributions.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Title).ThenBy(c => c.Key);
}
