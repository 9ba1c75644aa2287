using System;
using System.Collections.Generic;
using System.Linq;

namespace Jitter.SourceGenerators.Binding;

/// <summary>An array that compares by its items, for the incremental pipeline.</summary>
internal readonly struct EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>
{
    private readonly T[]? _items = items;

    public T[] Items => _items ?? Array.Empty<T>();

    public bool Equals(EquatableArray<T> other) => Items.SequenceEqual(other.Items, EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode() => Items.Aggregate(Items.Length, (hash, item) => (hash * 31) + (item?.GetHashCode() ?? 0));
}
