using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary><c>__doc__</c> and <c>__text_signature__</c> of slot wrappers, which CPython's table of slots has.</summary>
internal static class SlotTexts
{
    /// <summary><c>__text_signature__</c></summary>
    public static string TextSignature(SlotRow row) => row.Form switch
    {
        SlotForm.Unary or SlotForm.Next or SlotForm.Length or SlotForm.Hash or SlotForm.Inquiry => "($self, /)",
        SlotForm.Power or SlotForm.ReflectedPower => "($self, value, mod=None, /)",
        SlotForm.GetAttribute => "($self, name, /)",
        SlotForm.Contains => "($self, key, /)",
        SlotForm.Call or SlotForm.Init => "($self, /, *args, **kwargs)",
        SlotForm.New => "($type, *args, **kwargs)",
        SlotForm.DescriptorGet => "($self, instance, owner=None, /)",
        SlotForm.Store or SlotForm.Delete => StoreSignature(row.Slot, row.Form == SlotForm.Store),
        _ => row.Slot == SlotId.Subscript ? "($self, key, /)" : "($self, value, /)",
    };

    /// <summary><c>__doc__</c></summary>
    public static string Doc(SlotRow row)
    {
        string name = row.Name.ToString()[2..^2];
        return row.Form switch
        {
            SlotForm.Binary or SlotForm.Reflected => OperatorDoc(row, name),
            SlotForm.Compare => $"Return self{CompareSymbol(row.Comparison)}value.",
            SlotForm.Power => "Return pow(self, value, mod).",
            SlotForm.ReflectedPower => "Return pow(value, self, mod).",
            SlotForm.Length => "Return len(self).",
            SlotForm.Hash => "Return hash(self).",
            SlotForm.Inquiry => "True if self else False",
            SlotForm.Contains => "Return bool(key in self).",
            SlotForm.GetAttribute => "Return getattr(self, name).",
            SlotForm.Call => "Call self as a function.",
            SlotForm.Init => "Initialize self.  See help(type(self)) for accurate signature.",
            SlotForm.New => "Create and return a new object.  See help(type) for accurate signature.",
            SlotForm.DescriptorGet => "Return an attribute of instance, which is of type owner.",
            SlotForm.Next => "Implement next(self).",
            SlotForm.Store or SlotForm.Delete => StoreDoc(row.Slot, row.Form == SlotForm.Store),
            _ => UnaryDoc(row.Slot, name),
        };
    }

    private static string StoreSignature(SlotId slot, bool store)
    {
        string key = slot switch { SlotId.SetAttribute => "name", SlotId.DescriptorSet => "instance", _ => "key" };
        return store ? $"($self, {key}, value, /)" : $"($self, {key}, /)";
    }

    private static string StoreDoc(SlotId slot, bool store) => slot switch
    {
        SlotId.SetAttribute => store ? "Implement setattr(self, name, value)." : "Implement delattr(self, name).",
        SlotId.DescriptorSet => store ? "Set an attribute of instance to value." : "Delete an attribute of instance.",
        _ => store ? "Set self[key] to value." : "Delete self[key].",
    };

    private static string UnaryDoc(SlotId slot, string name) => slot switch
    {
        SlotId.Repr or SlotId.Str => $"Return {name}(self).",
        SlotId.Iter => "Implement iter(self).",
        SlotId.Await => "Return an iterator to be used in await expression.",
        SlotId.AsyncIter => "Return an awaitable, that resolves in asynchronous iterator.",
        SlotId.AsyncNext => "Return a value or raise StopAsyncIteration.",
        SlotId.Finalize => "Called when the instance is about to be destroyed.",
        SlotId.Negative => "-self",
        SlotId.Positive => "+self",
        SlotId.Invert => "~self",
        SlotId.Index => "Return self converted to an integer, if self is suitable for use as an index into a list.",
        _ => $"{name}(self)",
    };

    private static string OperatorDoc(SlotRow row, string name)
    {
        switch (row.Slot)
        {
            case SlotId.Subscript:
                return "Return self[key].";
            case SlotId.DivMod:
                return row.Form == SlotForm.Binary ? "Return divmod(self, value)." : "Return divmod(value, self).";
            default:
                bool reflected = row.Form == SlotForm.Reflected;
                string symbol = Symbol(reflected ? name[1..] : name);
                return reflected ? $"Return value{symbol}self." : $"Return self{symbol}value.";
        }
    }

    /// <summary>The operator of a special method's name without underscores: "+" for add, "+=" for iadd.</summary>
    private static string Symbol(string name) => name switch
    {
        "add" => "+",
        "sub" => "-",
        "mul" => "*",
        "matmul" => "@",
        "truediv" => "/",
        "floordiv" => "//",
        "mod" => "%",
        "pow" => "**",
        "lshift" => "<<",
        "rshift" => ">>",
        "and" => "&",
        "or" => "|",
        "xor" => "^",
        _ => Symbol(name[1..]) + "=",
    };

    private static string CompareSymbol(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
