var Jc=Object.defineProperty;var Zc=Object.getOwnPropertyDescriptor;var Bn=o=>{throw TypeError(o)};var g=(o,e,t,r)=>{for(var a=r>1?void 0:r?Zc(e,t):e,s=o.length-1,i;s>=0;s--)(i=o[s])&&(a=(r?i(e,t,a):i(a))||a);return r&&a&&Jc(e,t,a),a};var $s=(o,e,t)=>e.has(o)||Bn("Cannot "+t);var x=(o,e,t)=>($s(o,e,"read from private field"),t?t.call(o):e.get(o)),C=(o,e,t)=>e.has(o)?Bn("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(o):e.set(o,t),re=(o,e,t,r)=>($s(o,e,"write to private field"),r?r.call(o,t):e.set(o,t),t),h=(o,e,t)=>($s(o,e,"access private method"),t);var gr=()=>({checkValidity(o){let e=o.input,t={message:"",isValid:!0,invalidKeys:[]};if(!e)return t;let r=!0;if("checkValidity"in e&&(r=e.checkValidity()),r)return t;if(t.isValid=!1,"validationMessage"in e&&(t.message=e.validationMessage),!("validity"in e))return t.invalidKeys.push("customError"),t;for(let a in e.validity){if(a==="valid")continue;let s=a;e.validity[s]&&t.invalidKeys.push(s)}return t}});var yr=class extends Event{constructor(){super("wa-invalid",{bubbles:!0,cancelable:!1,composed:!0})}};var eu=Object.defineProperty,tu=Object.getOwnPropertyDescriptor,zn=o=>{throw TypeError(o)},u=(o,e,t,r)=>{for(var a=r>1?void 0:r?tu(e,t):e,s=o.length-1,i;s>=0;s--)(i=o[s])&&(a=(r?i(e,t,a):i(a))||a);return r&&a&&eu(e,t,a),a},Dn=(o,e,t)=>e.has(o)||zn("Cannot "+t),Fn=(o,e,t)=>(Dn(o,e,"read from private field"),t?t.call(o):e.get(o)),qn=(o,e,t)=>e.has(o)?zn("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(o):e.set(o,t),In=(o,e,t,r)=>(Dn(o,e,"write to private field"),r?r.call(o,t):e.set(o,t),t);var wr=globalThis,vr=wr.ShadowRoot&&(wr.ShadyCSS===void 0||wr.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Es=Symbol(),Un=new WeakMap,Lo=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==Es)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(vr&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=Un.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&Un.set(t,e))}return e}toString(){return this.cssText}},Hn=o=>new Lo(typeof o=="string"?o:o+"",void 0,Es),q=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((r,a,s)=>r+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(a)+o[s+1],o[0]);return new Lo(t,o,Es)},jn=(o,e)=>{if(vr)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),a=wr.litNonce;a!==void 0&&r.setAttribute("nonce",a),r.textContent=t.cssText,o.appendChild(r)}},As=vr?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return Hn(t)})(o):o;var{is:ou,defineProperty:ru,getOwnPropertyDescriptor:au,getOwnPropertyNames:su,getOwnPropertySymbols:iu,getPrototypeOf:nu}=Object,xr=globalThis,Nn=xr.trustedTypes,lu=Nn?Nn.emptyScript:"",du=xr.reactiveElementPolyfillSupport,$o=(o,e)=>o,Eo={toAttribute(o,e){switch(e){case Boolean:o=o?lu:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},br=(o,e)=>!ou(o,e),Wn={attribute:!0,type:String,converter:Eo,reflect:!1,useDefault:!1,hasChanged:br};Symbol.metadata??=Symbol("metadata"),xr.litPropertyMetadata??=new WeakMap;var Ne=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Wn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),a=this.getPropertyDescriptor(e,r,t);a!==void 0&&ru(this.prototype,e,a)}}static getPropertyDescriptor(e,t,r){let{get:a,set:s}=au(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:a,set(i){let n=a?.call(this);s?.call(this,i),this.requestUpdate(e,n,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Wn}static _$Ei(){if(this.hasOwnProperty($o("elementProperties")))return;let e=nu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty($o("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty($o("properties"))){let t=this.properties,r=[...su(t),...iu(t)];for(let a of r)this.createProperty(a,t[a])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,a]of t)this.elementProperties.set(r,a)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let a=this._$Eu(t,r);a!==void 0&&this._$Eh.set(a,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let a of r)t.unshift(As(a))}else e!==void 0&&t.push(As(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return jn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),a=this.constructor._$Eu(e,r);if(a!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:Eo).toAttribute(t,r.type);this._$Em=e,s==null?this.removeAttribute(a):this.setAttribute(a,s),this._$Em=null}}_$AK(e,t){let r=this.constructor,a=r._$Eh.get(e);if(a!==void 0&&this._$Em!==a){let s=r.getPropertyOptions(a),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Eo;this._$Em=a;let n=i.fromAttribute(t,s.type);this[a]=n??this._$Ej?.get(a)??n,this._$Em=null}}requestUpdate(e,t,r,a=!1,s){if(e!==void 0){let i=this.constructor;if(a===!1&&(s=this[e]),r??=i.getPropertyOptions(e),!((r.hasChanged??br)(s,t)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:a,wrapped:s},i){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),a===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[a,s]of this._$Ep)this[a]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[a,s]of r){let{wrapped:i}=s,n=this[a];i!==!0||this._$AL.has(a)||n===void 0||this.C(a,void 0,s,n)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Ne.elementStyles=[],Ne.shadowRootOptions={mode:"open"},Ne[$o("elementProperties")]=new Map,Ne[$o("finalized")]=new Map,du?.({ReactiveElement:Ne}),(xr.reactiveElementVersions??=[]).push("2.1.2");var Rs=globalThis,Vn=o=>o,Cr=Rs.trustedTypes,Gn=Cr?Cr.createPolicy("lit-html",{createHTML:o=>o}):void 0,Ts="$lit$",We=`lit$${Math.random().toFixed(9).slice(2)}$`,_s="?"+We,fu=`<${_s}>`,$t=document,Mo=()=>$t.createComment(""),Ro=o=>o===null||typeof o!="object"&&typeof o!="function",Os=Array.isArray,Zn=o=>Os(o)||typeof o?.[Symbol.iterator]=="function",Ms=`[ 	
\f\r]`,Ao=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Kn=/-->/g,Xn=/>/g,Pt=RegExp(`>|${Ms}(?:([^\\s"'>=/]+)(${Ms}*=${Ms}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Yn=/'/g,Qn=/"/g,el=/^(?:script|style|textarea|title)$/i,Bs=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),c=Bs(1),Mt=Bs(2),tl=Bs(3),V=Symbol.for("lit-noChange"),y=Symbol.for("lit-nothing"),Jn=new WeakMap,Lt=$t.createTreeWalker($t,129);function ol(o,e){if(!Os(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Gn!==void 0?Gn.createHTML(e):e}var rl=(o,e)=>{let t=o.length-1,r=[],a,s=e===2?"<svg>":e===3?"<math>":"",i=Ao;for(let n=0;n<t;n++){let l=o[n],d,p,m=-1,w=0;for(;w<l.length&&(i.lastIndex=w,p=i.exec(l),p!==null);)w=i.lastIndex,i===Ao?p[1]==="!--"?i=Kn:p[1]!==void 0?i=Xn:p[2]!==void 0?(el.test(p[2])&&(a=RegExp("</"+p[2],"g")),i=Pt):p[3]!==void 0&&(i=Pt):i===Pt?p[0]===">"?(i=a??Ao,m=-1):p[1]===void 0?m=-2:(m=i.lastIndex-p[2].length,d=p[1],i=p[3]===void 0?Pt:p[3]==='"'?Qn:Yn):i===Qn||i===Yn?i=Pt:i===Kn||i===Xn?i=Ao:(i=Pt,a=void 0);let v=i===Pt&&o[n+1].startsWith("/>")?" ":"";s+=i===Ao?l+fu:m>=0?(r.push(d),l.slice(0,m)+Ts+l.slice(m)+We+v):l+We+(m===-2?n:v)}return[ol(o,s+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},To=class o{constructor({strings:e,_$litType$:t},r){let a;this.parts=[];let s=0,i=0,n=e.length-1,l=this.parts,[d,p]=rl(e,t);if(this.el=o.createElement(d,r),Lt.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(a=Lt.nextNode())!==null&&l.length<n;){if(a.nodeType===1){if(a.hasAttributes())for(let m of a.getAttributeNames())if(m.endsWith(Ts)){let w=p[i++],v=a.getAttribute(m).split(We),b=/([.?@])?(.*)/.exec(w);l.push({type:1,index:s,name:b[2],strings:v,ctor:b[1]==="."?Sr:b[1]==="?"?Pr:b[1]==="@"?Lr:At}),a.removeAttribute(m)}else m.startsWith(We)&&(l.push({type:6,index:s}),a.removeAttribute(m));if(el.test(a.tagName)){let m=a.textContent.split(We),w=m.length-1;if(w>0){a.textContent=Cr?Cr.emptyScript:"";for(let v=0;v<w;v++)a.append(m[v],Mo()),Lt.nextNode(),l.push({type:2,index:++s});a.append(m[w],Mo())}}}else if(a.nodeType===8)if(a.data===_s)l.push({type:2,index:s});else{let m=-1;for(;(m=a.data.indexOf(We,m+1))!==-1;)l.push({type:7,index:s}),m+=We.length-1}s++}}static createElement(e,t){let r=$t.createElement("template");return r.innerHTML=e,r}};function Et(o,e,t=o,r){if(e===V)return e;let a=r!==void 0?t._$Co?.[r]:t._$Cl,s=Ro(e)?void 0:e._$litDirective$;return a?.constructor!==s&&(a?._$AO?.(!1),s===void 0?a=void 0:(a=new s(o),a._$AT(o,t,r)),r!==void 0?(t._$Co??=[])[r]=a:t._$Cl=a),a!==void 0&&(e=Et(o,a._$AS(o,e.values),a,r)),e}var kr=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,a=(e?.creationScope??$t).importNode(t,!0);Lt.currentNode=a;let s=Lt.nextNode(),i=0,n=0,l=r[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new Jt(s,s.nextSibling,this,e):l.type===1?d=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(d=new $r(s,this,e)),this._$AV.push(d),l=r[++n]}i!==l?.index&&(s=Lt.nextNode(),i++)}return Lt.currentNode=$t,a}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},Jt=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,a){this.type=2,this._$AH=y,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=a,this._$Cv=a?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=Et(this,e,t),Ro(e)?e===y||e==null||e===""?(this._$AH!==y&&this._$AR(),this._$AH=y):e!==this._$AH&&e!==V&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Zn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==y&&Ro(this._$AH)?this._$AA.nextSibling.data=e:this.T($t.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,a=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=To.createElement(ol(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===a)this._$AH.p(t);else{let s=new kr(a,this),i=s.u(this.options);s.p(t),this.T(i),this._$AH=s}}_$AC(e){let t=Jn.get(e.strings);return t===void 0&&Jn.set(e.strings,t=new To(e)),t}k(e){Os(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,a=0;for(let s of e)a===t.length?t.push(r=new o(this.O(Mo()),this.O(Mo()),this,this.options)):r=t[a],r._$AI(s),a++;a<t.length&&(this._$AR(r&&r._$AB.nextSibling,a),t.length=a)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=Vn(e).nextSibling;Vn(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},At=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,a,s){this.type=1,this._$AH=y,this._$AN=void 0,this.element=e,this.name=t,this._$AM=a,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=y}_$AI(e,t=this,r,a){let s=this.strings,i=!1;if(s===void 0)e=Et(this,e,t,0),i=!Ro(e)||e!==this._$AH&&e!==V,i&&(this._$AH=e);else{let n=e,l,d;for(e=s[0],l=0;l<s.length-1;l++)d=Et(this,n[r+l],t,l),d===V&&(d=this._$AH[l]),i||=!Ro(d)||d!==this._$AH[l],d===y?e=y:e!==y&&(e+=(d??"")+s[l+1]),this._$AH[l]=d}i&&!a&&this.j(e)}j(e){e===y?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Sr=class extends At{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===y?void 0:e}},Pr=class extends At{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==y)}},Lr=class extends At{constructor(e,t,r,a,s){super(e,t,r,a,s),this.type=5}_$AI(e,t=this){if((e=Et(this,e,t,0)??y)===V)return;let r=this._$AH,a=e===y&&r!==y||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==y&&(r===y||a);a&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},$r=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){Et(this,e)}},al={M:Ts,P:We,A:_s,C:1,L:rl,R:kr,D:Zn,V:Et,I:Jt,H:At,N:Pr,U:Lr,B:Sr,F:$r},cu=Rs.litHtmlPolyfillSupport;cu?.(To,Jt),(Rs.litHtmlVersions??=[]).push("3.3.3");var sl=(o,e,t)=>{let r=t?.renderBefore??e,a=r._$litPart$;if(a===void 0){let s=t?.renderBefore??null;r._$litPart$=a=new Jt(e.insertBefore(Mo(),s),s,void 0,t??{})}return a._$AI(o),a};var zs=globalThis,te=class extends Ne{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=sl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return V}};te._$litElement$=!0,te.finalized=!0,zs.litElementHydrateSupport?.({LitElement:te});var uu=zs.litElementPolyfillSupport;uu?.({LitElement:te});(zs.litElementVersions??=[]).push("4.2.2");var P=o=>(e,t)=>{t!==void 0?t.addInitializer(()=>{customElements.define(o,e)}):customElements.define(o,e)};var pu={attribute:!0,type:String,converter:Eo,reflect:!1,hasChanged:br},mu=(o=pu,e,t)=>{let{kind:r,metadata:a}=t,s=globalThis.litPropertyMetadata.get(a);if(s===void 0&&globalThis.litPropertyMetadata.set(a,s=new Map),r==="setter"&&((o=Object.create(o)).wrapped=!0),s.set(t.name,o),r==="accessor"){let{name:i}=t;return{set(n){let l=e.get.call(this);e.set.call(this,n),this.requestUpdate(i,l,o,!0,n)},init(n){return n!==void 0&&this.C(i,void 0,o,n),n}}}if(r==="setter"){let{name:i}=t;return function(n){let l=this[i];e.call(this,n),this.requestUpdate(i,l,o,!0,n)}}throw Error("Unsupported decorator location: "+r)};function f(o){return(e,t)=>typeof t=="object"?mu(o,e,t):((r,a,s)=>{let i=a.hasOwnProperty(s);return a.constructor.createProperty(s,r),i?Object.getOwnPropertyDescriptor(a,s):void 0})(o,e,t)}function k(o){return f({...o,state:!0,attribute:!1})}var Rt=(o,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(o,e,t),t);function J(o,e){return(t,r,a)=>{let s=i=>i.renderRoot?.querySelector(o)??null;if(e){let{get:i,set:n}=typeof r=="object"?t:a??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return Rt(t,r,{get(){let l=i.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&n.call(this,l)),l}})}return Rt(t,r,{get(){return s(this)}})}}var hu=q`
  :host {
    box-sizing: border-box;
  }

  :host *,
  :host *::before,
  :host *::after {
    box-sizing: inherit;
  }

  [hidden],
  :host([hidden]) {
    display: none !important;
  }
`,gu=/;\s+$/;function yu(o){return o.replace(/[A-Z]/g,e=>`-${e.toLowerCase()}`)}function il(o){let{property:e,value:t,element:r}=o;if(t){let a=r.getAttribute("style")||"";a&&(a.match(gu)||(a+=";"),a+=" ");let s=`${e}: ${t}`;return a.includes(s)?void 0:`${a}${s};`}return null}var Er,X=class extends te{constructor(){super(),qn(this,Er,!1),this.initialReflectedProperties=new Map,this.didSSR=!!this.shadowRoot,this.customStates={set:(e,t)=>{if(this.internals?.states)try{t?this.internals.states.add(e):this.internals.states.delete(e)}catch(r){if(String(r).includes("must start with '--'"))console.error("Your browser implements an outdated version of CustomStateSet. Consider using a polyfill");else throw r}},has:e=>{if(!this.internals?.states)return!1;try{return this.internals.states.has(e)}catch{return!1}}};try{this.internals=this.attachInternals()}catch{console.error("Element internals are not supported in your browser. Consider using a polyfill")}this.customStates.set("wa-defined",!0);let o=this.constructor;for(let[e,t]of o.elementProperties)t.default==="inherit"&&t.initial!==void 0&&typeof e=="string"&&this.customStates.set(`initial-${e}-${t.initial}`,!0)}static get styles(){let o=Array.isArray(this.css)?this.css:this.css?[this.css]:[];return[hu,...o]}connectedCallback(){super.connectedCallback(),this.didSSR||this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `)),this.didSSR&&this.updateComplete.then(()=>{this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `))})}attributeChangedCallback(o,e,t){Fn(this,Er)||(this.constructor.elementProperties.forEach((r,a)=>{r.reflect&&this[a]!=null&&this.initialReflectedProperties.set(a,this[a])}),In(this,Er,!0)),super.attributeChangedCallback(o,e,t)}willUpdate(o){super.willUpdate(o),this.initialReflectedProperties.forEach((e,t)=>{o.has(t)&&this[t]==null&&(this[t]=e)})}firstUpdated(o){super.firstUpdated(o),this.didSSR&&this.shadowRoot?.querySelectorAll("slot").forEach(e=>{e.dispatchEvent(new Event("slotchange",{bubbles:!0,composed:!1,cancelable:!1}))})}update(o){try{super.update(o)}catch(e){if(this.didSSR&&!this.hasUpdated){let t=new Event("lit-hydration-error",{bubbles:!0,composed:!0,cancelable:!1});t.error=e,this.dispatchEvent(t)}throw e}}setStyle(o,e){if(!this.style){let t=il({property:yu(o),value:e,element:this});t&&this.setAttribute("style",t);return}this.style[o]=e}setStyleProperty(o,e){if(!this.style){let t=il({property:o,value:e,element:this});t&&this.setAttribute("style",t);return}this.style.setProperty(o,e)}relayNativeEvent(o,e){o.stopImmediatePropagation(),this.dispatchEvent(new o.constructor(o.type,{...o,...e}))}};Er=new WeakMap;u([f()],X.prototype,"dir",2);u([f()],X.prototype,"lang",2);u([f({type:Boolean,reflect:!0,attribute:"did-ssr"})],X.prototype,"didSSR",2);var wu=()=>({observedAttributes:["custom-error"],checkValidity(o){let e={message:"",isValid:!0,invalidKeys:[]};return o.customError&&(e.message=o.customError,e.isValid=!1,e.invalidKeys=["customError"]),e}}),ue=class extends X{constructor(){super(),this.name=null,this.disabled=!1,this.required=!1,this.assumeInteractionOn=["input"],this.validators=[],this.valueHasChanged=!1,this.hasInteracted=!1,this.customError=null,this.emittedEvents=[],this.emitInvalid=o=>{o.target===this&&(this.hasInteracted=!0,this.dispatchEvent(new yr))},this.handleInteraction=o=>{let e=this.emittedEvents;e.includes(o.type)||e.push(o.type),e.length===this.assumeInteractionOn?.length&&(this.hasInteracted=!0)},"addEventListener"in this&&this.addEventListener("invalid",this.emitInvalid)}static get validators(){return[wu()]}static get observedAttributes(){let o=new Set(super.observedAttributes||[]);for(let e of this.validators)if(e.observedAttributes)for(let t of e.observedAttributes)o.add(t);return[...o]}connectedCallback(){super.connectedCallback(),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.updateValidity()}):this.updateValidity(),this.assumeInteractionOn.forEach(o=>{this.addEventListener?.(o,this.handleInteraction)})}firstUpdated(...o){super.firstUpdated(...o),this.updateValidity()}willUpdate(o){if(!!1&&o.has("customError")&&(this.customError||(this.customError=null),this.setCustomValidity(this.customError||"")),o.has("value")||o.has("disabled")||o.has("defaultValue")){let e=this.value;this.updateFormValue(e)}o.has("disabled")&&(this.customStates.set("disabled",this.disabled),(this.hasAttribute("disabled")||!!1&&!this.matches(":disabled"))&&this.toggleAttribute("disabled",this.disabled)),super.willUpdate(o),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>this.updateValidity()):this.updateValidity()}updateFormValue(o){if(Array.isArray(o)){if(this.name){let e=new FormData;for(let t of o)e.append(this.name,t);this.setValue(e,e)}}else this.setValue(o,o)}get labels(){return this.internals.labels}getForm(){return this.internals.form}set form(o){o?this.setAttribute("form",o):this.removeAttribute("form")}get form(){return this.internals.form}get validity(){return this.internals.validity}get willValidate(){return this.internals.willValidate}get validationMessage(){return this.internals.validationMessage}checkValidity(){return this.updateValidity(),this.internals.checkValidity()}reportValidity(){return this.updateValidity(),this.hasInteracted=!0,this.internals.reportValidity()}get validationTarget(){return this.input||void 0}setValidity(...o){let e=o[0],t=o[1],r=o[2];r||(r=this.validationTarget),this.internals.setValidity(e,t,r||void 0),this.requestUpdate("validity"),this.setCustomStates()}setCustomStates(){let o=!!this.required,e=this.internals.validity.valid,t=this.hasInteracted;this.customStates.set("required",o),this.customStates.set("optional",!o),this.customStates.set("invalid",!e),this.customStates.set("valid",e),this.customStates.set("user-invalid",!e&&t),this.customStates.set("user-valid",e&&t)}setCustomValidity(o){if(!o){this.customError=null,this.setValidity({});return}this.customError=o,this.setValidity({customError:!0},o,this.validationTarget)}formResetCallback(){this.resetValidity(),this.hasInteracted=!1,this.valueHasChanged=!1,this.emittedEvents=[],this.updateValidity()}formDisabledCallback(o){this.disabled=o,this.updateValidity()}formStateRestoreCallback(o,e){this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.value=o,e==="restore"&&this.resetValidity(),this.updateValidity()}):(this.value=o,e==="restore"&&this.resetValidity(),this.updateValidity())}setValue(...o){let[e,t]=o;this.internals.setFormValue(e,t)}get allValidators(){let o=this.constructor.validators||[],e=this.validators||[];return[...o,...e]}resetValidity(){this.setCustomValidity(""),this.setValidity({})}updateValidity(){if(this.disabled||this.hasAttribute("disabled")||!this.willValidate){this.resetValidity();return}let o=this.allValidators;if(!o?.length)return;let e={customError:!!this.customError},t=this.validationTarget||this.input||void 0,r="";for(let a of o){let{isValid:s,message:i,invalidKeys:n}=a.checkValidity(this);s||(r||(r=i),n?.length>=0&&n.forEach(l=>e[l]=!0))}r||(r=this.validationMessage),this.setValidity(e,r,t)}};ue.formAssociated=!0;u([f({reflect:!0})],ue.prototype,"name",2);u([f({type:Boolean})],ue.prototype,"disabled",2);u([f({state:!0,attribute:!1})],ue.prototype,"valueHasChanged",2);u([f({state:!0,attribute:!1})],ue.prototype,"hasInteracted",2);u([f({attribute:"custom-error",reflect:!0})],ue.prototype,"customError",2);u([f({attribute:!1,state:!0,type:Object})],ue.prototype,"validity",1);var nl={small:"s",medium:"m",large:"l"},ll=new Set;function ot(o,e){e in nl&&!ll.has(`${o}:${e}`)&&(ll.add(`${o}:${e}`),console.warn(`[${o}] size="${e}" is deprecated. Use size="${nl[e]}" instead. The long-form value will be removed in the next major version.`))}var rt=class{constructor(o,...e){this.slotNames=[],this.handleSlotChange=t=>{let r=t.target;(this.slotNames.includes("[default]")&&!r.name||r.name&&this.slotNames.includes(r.name))&&this.host.requestUpdate()},(this.host=o).addController(this),this.slotNames=e}hasDefaultSlot(){return this.host.childNodes?[...this.host.childNodes].some(o=>{if(o.nodeType===Node.TEXT_NODE&&o.textContent.trim()!=="")return!0;if(o.nodeType===Node.ELEMENT_NODE){let e=o;if(e.tagName.toLowerCase()==="wa-visually-hidden")return!1;if(!e.hasAttribute("slot"))return!0}return!1}):!1}hasNamedSlot(o){return this.host.querySelector?.(`:scope > [slot="${o}"]`)!==null}test(o,e){return e&&this.host.didSSR&&!this.host.hasUpdated?!!this.host[e]:o==="[default]"?this.hasDefaultSlot():this.hasNamedSlot(o)}hostConnected(){let o=this.host.shadowRoot;o&&"addEventListener"in o&&o.addEventListener("slotchange",this.handleSlotChange)}hostDisconnected(){let o=this.host.shadowRoot;o&&"removeEventListener"in o&&o.removeEventListener("slotchange",this.handleSlotChange)}};var Zt=q`
  :host([size='xs']) {
    font-size: var(--wa-font-size-xs);
  }

  :host([size='s']),
  :host([size='small']) {
    font-size: var(--wa-font-size-s);
  }

  :host([size='m']),
  :host([size='medium']) {
    font-size: var(--wa-font-size-m);
  }

  :host([size='l']),
  :host([size='large']) {
    font-size: var(--wa-font-size-l);
  }

  :host([size='xl']) {
    font-size: var(--wa-font-size-xl);
  }
`;var dl=q`
  @layer wa-component {
    :host {
      display: inline-block;

      /* Workaround because Chrome doesn't like :host(:has()) below
       * https://issues.chromium.org/issues/40062355
       * Firefox doesn't like this nested rule, so both are needed */
      &:has(wa-badge) {
        position: relative;
      }
    }

    /* Apply relative positioning only when needed to position wa-badge
     * This avoids creating a new stacking context for every button */
    :host(:has(wa-badge)) {
      position: relative;
    }
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    text-decoration: none;
    user-select: none;
    -webkit-user-select: none;
    white-space: nowrap;
    vertical-align: middle;
    transition-property: background, border, box-shadow, color, opacity, transform;
    transition-duration: var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    transform-origin: center;
    cursor: pointer;
    padding: 0 var(--wa-form-control-padding-inline);
    font-family: inherit;
    font-size: inherit;
    font-weight: var(--wa-font-weight-action);
    height: var(--wa-form-control-height);
    width: 100%;

    background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));

    border-color: transparent;
    color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-form-control-border-radius));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-form-control-border-radius));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-form-control-border-radius));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-form-control-border-radius));
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
  }

  /* Hover and active transforms */
  .button:not(.disabled):not(.loading) {
    @media (hover: hover) {
      &:hover {
        transform: var(--wa-button-transform-hover);
      }
    }
    &:active {
      transform: var(--wa-button-transform-active);
    }

    @media (prefers-reduced-motion: reduce) {
      &:hover,
      &:active {
        transform: none;
      }
    }
  }

  /* Appearance modifiers */
  :host([appearance='plain']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: var(--wa-color-border-loud, var(--wa-color-neutral-border-loud));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled-outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: var(--wa-color-border-normal, var(--wa-color-neutral-border-normal));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='accent']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
      background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
        var(--wa-color-mix-active)
      );
    }
  }

  /* Focus states */
  .button:focus {
    outline: none;
  }

  .button:focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }

  /* Disabled state */
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;

    /* When disabled, prevent mouse events from bubbling up from children */
    .button {
      pointer-events: none;
    }
  }

  /* Keep it last so Safari doesn't stop parsing this block */
  .button::-moz-focus-inner {
    border: 0;
  }

  /* Icon buttons */
  .button.is-icon-button {
    outline-offset: 2px;
    width: var(--wa-form-control-height);
    aspect-ratio: 1;
  }

  /* Icon buttons with a caret need to grow to fit both the icon and the caret */
  .button.is-icon-button.caret {
    width: auto;
    aspect-ratio: auto;
    min-width: var(--wa-form-control-height);
  }

  /* Pill modifier */
  :host([pill]) .button {
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-border-radius-pill));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-border-radius-pill));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-border-radius-pill));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-border-radius-pill));
  }

  /*
   * Label
   */

  .start,
  .end {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
    pointer-events: none;
  }

  .label {
    display: inline-block;
  }

  .is-icon-button .label {
    display: flex;
    justify-content: center;
  }

  .label::slotted(wa-icon) {
    align-self: center;
  }

  /*
   * Caret modifier
   */

  wa-icon[part='caret'] {
    display: flex;
    align-self: center;
    align-items: center;

    &::part(svg) {
      width: 0.875em;
      height: 0.875em;
    }

    .button:has(&) .end {
      display: none;
    }
  }

  /*
   * Loading modifier
   */

  .loading {
    position: relative;
    cursor: wait;

    .start,
    .label,
    .end,
    .caret {
      /* Hidden with opacity, not visibility, so the label stays in the accessibility tree */
      opacity: 0;

      /* Unlike visibility: hidden, opacity leaves the content clickable */
      pointer-events: none;
    }

    wa-spinner {
      --indicator-color: currentColor;
      --track-color: color-mix(in oklab, currentColor, transparent 90%);

      position: absolute;
      font-size: 1em;
      height: 1em;
      width: 1em;
      top: calc(50% - 0.5em);
      left: calc(50% - 0.5em);
    }
  }

  /*
   * Badges
   */

  .button ::slotted(wa-badge) {
    border-color: var(--wa-color-surface-default);
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    translate: 50% -50%;
    pointer-events: none;
  }

  :host(:dir(rtl)) ::slotted(wa-badge) {
    translate: -50% -50%;
  }

  /*
  * Button spacing
  */

  slot[name='start']::slotted(*) {
    margin-inline-end: 0.75em;
  }

  slot[name='end']::slotted(*),
  .button:not(.visually-hidden-label) [part='caret'] {
    margin-inline-start: 0.75em;
  }
`;var fl=q`
  :where(:root),
  .wa-neutral,
  :host([variant='neutral']) {
    --wa-color-fill-loud: var(--wa-color-neutral-fill-loud);
    --wa-color-fill-normal: var(--wa-color-neutral-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-neutral-fill-quiet);
    --wa-color-border-loud: var(--wa-color-neutral-border-loud);
    --wa-color-border-normal: var(--wa-color-neutral-border-normal);
    --wa-color-border-quiet: var(--wa-color-neutral-border-quiet);
    --wa-color-on-loud: var(--wa-color-neutral-on-loud);
    --wa-color-on-normal: var(--wa-color-neutral-on-normal);
    --wa-color-on-quiet: var(--wa-color-neutral-on-quiet);
  }

  .wa-brand,
  :host([variant='brand']) {
    --wa-color-fill-loud: var(--wa-color-brand-fill-loud);
    --wa-color-fill-normal: var(--wa-color-brand-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-brand-fill-quiet);
    --wa-color-border-loud: var(--wa-color-brand-border-loud);
    --wa-color-border-normal: var(--wa-color-brand-border-normal);
    --wa-color-border-quiet: var(--wa-color-brand-border-quiet);
    --wa-color-on-loud: var(--wa-color-brand-on-loud);
    --wa-color-on-normal: var(--wa-color-brand-on-normal);
    --wa-color-on-quiet: var(--wa-color-brand-on-quiet);
  }

  .wa-success,
  :host([variant='success']) {
    --wa-color-fill-loud: var(--wa-color-success-fill-loud);
    --wa-color-fill-normal: var(--wa-color-success-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-success-fill-quiet);
    --wa-color-border-loud: var(--wa-color-success-border-loud);
    --wa-color-border-normal: var(--wa-color-success-border-normal);
    --wa-color-border-quiet: var(--wa-color-success-border-quiet);
    --wa-color-on-loud: var(--wa-color-success-on-loud);
    --wa-color-on-normal: var(--wa-color-success-on-normal);
    --wa-color-on-quiet: var(--wa-color-success-on-quiet);
  }

  .wa-warning,
  :host([variant='warning']) {
    --wa-color-fill-loud: var(--wa-color-warning-fill-loud);
    --wa-color-fill-normal: var(--wa-color-warning-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-warning-fill-quiet);
    --wa-color-border-loud: var(--wa-color-warning-border-loud);
    --wa-color-border-normal: var(--wa-color-warning-border-normal);
    --wa-color-border-quiet: var(--wa-color-warning-border-quiet);
    --wa-color-on-loud: var(--wa-color-warning-on-loud);
    --wa-color-on-normal: var(--wa-color-warning-on-normal);
    --wa-color-on-quiet: var(--wa-color-warning-on-quiet);
  }

  .wa-danger,
  :host([variant='danger']) {
    --wa-color-fill-loud: var(--wa-color-danger-fill-loud);
    --wa-color-fill-normal: var(--wa-color-danger-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-danger-fill-quiet);
    --wa-color-border-loud: var(--wa-color-danger-border-loud);
    --wa-color-border-normal: var(--wa-color-danger-border-normal);
    --wa-color-border-quiet: var(--wa-color-danger-border-quiet);
    --wa-color-on-loud: var(--wa-color-danger-on-loud);
    --wa-color-on-normal: var(--wa-color-danger-on-normal);
    --wa-color-on-quiet: var(--wa-color-danger-on-quiet);
  }
`;function Z(o,e){let t={waitUntilFirstUpdate:!1,...e};return(r,a)=>{let{update:s}=r,i=Array.isArray(o)?o:[o];r.update=function(n){i.forEach(l=>{let d=l;if(n.has(d)){let p=n.get(d),m=this[d];p!==m&&(!t.waitUntilFirstUpdate||this.hasUpdated)&&this[a](p,m)}}),s.call(this,n)}}}var Ds=new Set,eo=new Map,Ve,Fs="ltr",qs="en",cl=typeof MutationObserver<"u"&&typeof document<"u"&&typeof document.documentElement<"u";if(cl){let o=new MutationObserver(ul);Fs=document.documentElement.dir||"ltr",qs=document.documentElement.lang||navigator.language,o.observe(document.documentElement,{attributes:!0,attributeFilter:["dir","lang"]})}function _o(...o){o.map(e=>{let t=e.$code.toLowerCase();eo.has(t)?eo.set(t,Object.assign(Object.assign({},eo.get(t)),e)):eo.set(t,e),Ve||(Ve=e)}),ul()}function ul(){cl&&(Fs=document.documentElement.dir||"ltr",qs=document.documentElement.lang||navigator.language),[...Ds.keys()].map(o=>{typeof o.requestUpdate=="function"&&o.requestUpdate()})}var Ar=class{constructor(e){this.host=e,this.host.addController(this)}hostConnected(){Ds.add(this.host)}hostDisconnected(){Ds.delete(this.host)}dir(){return`${this.host.dir||Fs}`.toLowerCase()}lang(){let e=`${this.host.lang||qs}`.toLowerCase().replace(/_/g,"-");try{return new Intl.Locale(e),e}catch{return Ve?Ve.$code.toLowerCase():"en"}}getTranslationData(e){var t,r;let a;try{a=new Intl.Locale(e.replace(/_/g,"-"))}catch{return{locale:void 0,language:"",region:"",primary:void 0,secondary:void 0}}let s=a.language.toLowerCase(),i=(r=(t=a.region)===null||t===void 0?void 0:t.toLowerCase())!==null&&r!==void 0?r:"",n=eo.get(`${s}-${i}`),l=eo.get(s);return{locale:a,language:s,region:i,primary:n,secondary:l}}exists(e,t){var r;let{primary:a,secondary:s}=this.getTranslationData((r=t.lang)!==null&&r!==void 0?r:this.lang());return t=Object.assign({includeFallback:!1},t),!!(a&&a[e]||s&&s[e]||t.includeFallback&&Ve&&Ve[e])}term(e,...t){let{primary:r,secondary:a}=this.getTranslationData(this.lang()),s;if(r&&r[e])s=r[e];else if(a&&a[e])s=a[e];else if(Ve&&Ve[e])s=Ve[e];else return console.error(`No translation found for: ${String(e)}`),String(e);return typeof s=="function"?s(...t):s}date(e,t){return e=new Date(e),new Intl.DateTimeFormat(this.lang(),t).format(e)}number(e,t){return e=Number(e),isNaN(e)?"":new Intl.NumberFormat(this.lang(),t).format(e)}relativeTime(e,t,r){return new Intl.RelativeTimeFormat(this.lang(),r).format(e,t)}};var pl={$code:"en",$name:"English",$dir:"ltr",allTagsRemoved:"All tags removed",am:"AM",autosizeColumn:"Autosize column",captions:"Captions",carousel:"Carousel",chooseDate:"Choose date",chooseDecade:"Choose decade",chooseMonth:"Choose month",chooseTime:"Choose time",chooseYear:"Choose year",clearEntry:"Clear entry",clearFilter:"Clear filter",clearSort:"Clear sort",close:"Close",closeCalendar:"Close calendar",closeTimeInput:"Close time picker",collapseRow:"Collapse row",columnMenu:"Column options",columnMovedToPosition:(o,e,t)=>`${o} moved to position ${e} of ${t}`,columns:"Columns",compactPageXOfY:(o,e)=>`${o} of ${e}`,completed:"Completed",copied:"Copied",copy:"Copy",createOption:o=>`Create "${o}"`,currentlyPlaying:"currently playing",currentValue:"Current value",date:"Date",datePickerKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the calendar.",day:"Day",dayPeriod:"AM/PM",decrement:"Decrement",deselectAllRows:"Deselect all rows",disabled:"Disabled",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Empty",endDate:"End date",enterFullscreen:"Enter fullscreen",error:"Error",exitFullscreen:"Exit fullscreen",expandRow:"Expand row",filterByColumn:o=>`Filter by ${o}`,filterFrom:"From",filterMax:"Max",filterMin:"Min",filterTo:"To",firstPage:"First page",goToSlide:(o,e)=>`Go to slide ${o} of ${e}`,hideColumn:"Hide column",hidePassword:"Hide password",hour:"Hour",incompleteDate:"Enter a valid date.",increment:"Increment",jumpBackwardX:o=>`Jump back ${o} pages`,jumpForwardX:o=>`Jump forward ${o} pages`,lastPage:"Last page",loading:"Loading",locked:"Locked",minute:"Minute",month:"Month",moreOptions:"More Options",mute:"Mute",nextDecade:"Next decade",nextMonth:"Next month",nextPage:"Next page",nextSlide:"Next slide",nextVideo:"Next Video",nextYear:"Next year",noData:"No data",noOptions:"No options",noResults:"No matching results",notCompleted:"Not completed",now:"Now",numCharacters:o=>o===1?"1 character":`${o} characters`,numCharactersRemaining:o=>o===1?"1 character remaining":`${o} characters remaining`,numOptionsAvailable:o=>o===0?"No options available":o===1?"1 option available":`${o} options available`,numOptionsSelected:o=>o===0?"No options selected":o===1?"1 option selected":`${o} options selected`,numRowsCopied:o=>o===1?"1 row copied":`${o} rows copied`,numRowsSelected:o=>o===1?"1 row selected":`${o} rows selected`,optionPosition:(o,e,t)=>`${o}, ${e} of ${t}`,optionsLoadError:"Options could not be loaded",pageXOfY:(o,e)=>`Page ${o} of ${e}`,pagination:"Pagination",pause:"Pause",pauseAnimation:"Pause animation",pictureInPicture:"Picture in picture",pinLeft:"Pin left",pinRight:"Pin right",play:"Play",playAnimation:"Play animation",playbackSpeed:"Playback speed",playlist:"Playlist",pm:"PM",previousDecade:"Previous decade",previousMonth:"Previous month",previousPage:"Previous page",previousSlide:"Previous slide",previousVideo:"Previous video",previousYear:"Previous year",progress:"Progress",rangeTooLong:o=>o===1?"Select a range no longer than 1 day":`Select a range no longer than ${o} days`,rangeTooShort:o=>o===1?"Select a range at least 1 day long":`Select a range at least ${o} days long`,readonly:"Read-only",remove:"Remove",resetColumns:"Reset columns",resize:"Resize",resizeColumn:"Resize column",rowsPerPage:"Rows per page",scrollableRegion:"Scrollable region",scrollToEnd:"Scroll to end",scrollToStart:"Scroll to start",search:"Search",second:"Second",seek:"Seek",seekProgress:(o,e)=>`${o} of ${e}`,selectAColorFromTheScreen:"Select a color from the screen",selectAllRows:"Select all rows",selected:"Selected",selectedDateLabel:o=>`Selected: ${o}`,selectedRangeLabel:o=>`Selected range: ${o}`,selectGroup:"Select group",selectionCleared:"Selection cleared",selectRow:"Select row",showingNofMRows:(o,e)=>`Showing ${o} of ${e} rows`,showingXtoYofZ:(o,e,t)=>`${o}\u2013${e} of ${t}`,showPassword:"Show password",slideNum:o=>`Slide ${o}`,sortAscending:"Sort ascending",sortColumn:"Sort column",sortDescending:"Sort descending",startDate:"Start date",steps:"Steps",stepXOfY:(o,e)=>`Step ${o} of ${e}`,tagAdded:o=>`${o} added`,tagAlreadyAdded:o=>`${o} is already added`,tagInputKeyboardHelp:"Press Backspace or Delete to remove this tag.",tagRemoved:o=>`${o} removed`,time:"Time",timeInputKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the time picker.",today:"Today",toggleColorFormat:"Toggle color format",tooFewTags:o=>o===1?"Add at least 1 tag":`Add at least ${o} tags`,tooManyTags:o=>o===1?"Add no more than 1 tag":`Add no more than ${o} tags`,unmute:"Unmute",unpin:"Unpin",unpinColumn:"Unpin column",videoPlayer:"Video player",volume:"Volume",year:"Year",zoomIn:"Zoom in",zoomOut:"Zoom out"};_o(pl);var ml=pl;var le=class extends Ar{lang(){return this.host.didSSR&&!this.host.hasUpdated?this.host.lang||"en":super.lang()}};_o(ml);var pe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},we=o=>(...e)=>({_$litDirective$:o,values:e}),de=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var _e=we(class extends de{constructor(o){if(super(o),o.type!==pe.ATTRIBUTE||o.name!=="class"||o.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(o){return" "+Object.keys(o).filter(e=>o[e]).join(" ")+" "}update(o,[e]){if(this.st===void 0){this.st=new Set,o.strings!==void 0&&(this.nt=new Set(o.strings.join(" ").split(/\s/).filter(r=>r!=="")));for(let r in e)e[r]&&!this.nt?.has(r)&&this.st.add(r);return this.render(e)}let t=o.element.classList;for(let r of this.st)r in e||(t.remove(r),this.st.delete(r));for(let r in e){let a=!!e[r];a===this.st.has(r)||this.nt?.has(r)||(a?(t.add(r),this.st.add(r)):(t.remove(r),this.st.delete(r)))}return V}});var _=o=>o??y;var gl=Symbol.for(""),vu=o=>{if(o?.r===gl)return o?._$litStatic$};var Is=(o,...e)=>({_$litStatic$:e.reduce((t,r,a)=>t+(s=>{if(s._$litStatic$!==void 0)return s._$litStatic$;throw Error(`Value passed to 'literal' function must be a 'literal' result: ${s}. Use 'unsafeStatic' to pass non-literal values, but
            take care to ensure page security.`)})(r)+o[a+1],o[0]),r:gl}),hl=new Map,Us=o=>(e,...t)=>{let r=t.length,a,s,i=[],n=[],l,d=0,p=!1;for(;d<r;){for(l=e[d];d<r&&(s=t[d],(a=vu(s))!==void 0);)l+=a+e[++d],p=!0;d!==r&&n.push(s),i.push(l),d++}if(d===r&&i.push(e[r]),p){let m=i.join("$$lit$$");(e=hl.get(m))===void 0&&(i.raw=i,hl.set(m,e=i)),t=n}return o(e,...t)},Mr=Us(c),Ag=Us(Mt),Mg=Us(tl);var R=class extends ue{constructor(){super(...arguments),this.assumeInteractionOn=["click"],this.hasSlotController=new rt(this,"[default]","start","end"),this.localize=new le(this),this.invalid=!1,this.isIconButton=!1,this.title="",this.variant="neutral",this.appearance="accent",this.size="m",this.withCaret=!1,this.withStart=!1,this.withEnd=!1,this.disabled=!1,this.loading=!1,this.pill=!1,this.type="button"}static get validators(){return[...super.validators,gr()]}handleSizeChange(){ot(this.localName,this.size)}constructLightDOMButton(){let o=document.createElement("button");for(let e of this.attributes)e.name!=="style"&&o.setAttribute(e.name,e.value);return o.type=this.type,o.style.position="absolute !important",o.style.width="0 !important",o.style.height="0 !important",o.style.clipPath="inset(50%) !important",o.style.overflow="hidden !important",o.style.whiteSpace="nowrap !important",this.name&&(o.name=this.name),o.value=this.value||"",o}handleClick(o){if(this.disabled||this.loading){o.preventDefault(),o.stopImmediatePropagation();return}if(this.type!=="submit"&&this.type!=="reset"||!this.getForm())return;let t=this.constructLightDOMButton();this.parentElement?.append(t),t.click(),t.remove()}handleInvalid(){this.dispatchEvent(new yr)}handleLabelSlotChange(){let o=this.labelSlot.assignedNodes({flatten:!0}),e=!1,t=!1,r=!1,a=!1;[...o].forEach(s=>{if(s.nodeType===Node.ELEMENT_NODE){let i=s;i.localName==="wa-icon"?(t=!0,e||(e=i.label!==void 0)):a=!0}else s.nodeType===Node.TEXT_NODE&&(s.textContent?.trim()||"").length>0&&(r=!0)}),this.isIconButton=t&&!r&&!a,this.customStates.set("icon-button",this.isIconButton),this.isIconButton&&!e&&console.warn('Icon buttons must have a label for screen readers. Add <wa-icon label="..."> to remove this warning.',this)}isButton(){return!this.href}isLink(){return!!this.href}handleDisabledChange(){this.customStates.set("disabled",this.disabled),this.updateValidity()}handleHrefChange(){this.customStates.set("link",this.isLink())}handleLoadingChange(){this.customStates.set("loading",this.loading)}setValue(...o){}click(){this.button.click()}focus(o){this.button.focus(o)}blur(){this.button.blur()}render(){let o=this.isLink(),e=o?Is`a`:Is`button`;return Mr`
      <${e}
        part="base button"
        class=${_e({button:!0,caret:this.withCaret,disabled:this.disabled,loading:this.loading,rtl:this.localize.dir()==="rtl","has-label":this.hasSlotController.test("[default]"),"has-start":this.hasSlotController.test("start","withStart"),"has-end":this.hasSlotController.test("end","withEnd"),"is-icon-button":this.isIconButton})}
        ?disabled=${_(o?void 0:this.disabled)}
        type=${_(o?void 0:this.type)}
        title=${this.title}
        name=${_(o?void 0:this.name)}
        value=${_(o?void 0:this.value)}
        href=${_(o?this.href:void 0)}
        target=${_(o?this.target:void 0)}
        download=${_(o?this.download:void 0)}
        rel=${_(o&&this.rel?this.rel:void 0)}
        role=${_(o?void 0:"button")}
        aria-disabled=${_(o&&this.disabled?"true":void 0)}
        aria-busy=${this.loading?"true":"false"}
        tabindex=${this.disabled?"-1":"0"}
        @invalid=${this.isButton()?this.handleInvalid:null}
        @click=${this.handleClick}
      >
        <slot name="start" part="start" class="start"></slot>
        <slot part="label" class="label" @slotchange=${this.handleLabelSlotChange}></slot>
        <slot name="end" part="end" class="end"></slot>
        ${this.withCaret?Mr`
                <wa-icon part="caret" class="caret" library="system" name="chevron-down" variant="solid"></wa-icon>
              `:""}
        ${this.loading?Mr`<wa-spinner part="spinner"></wa-spinner>`:""}
      </${e}>
    `}};R.shadowRootOptions={...ue.shadowRootOptions,delegatesFocus:!0};R.css=[dl,fl,Zt];u([J(".button")],R.prototype,"button",2);u([J("slot:not([name])")],R.prototype,"labelSlot",2);u([k()],R.prototype,"invalid",2);u([k()],R.prototype,"isIconButton",2);u([f()],R.prototype,"title",2);u([f({reflect:!0})],R.prototype,"variant",2);u([f({reflect:!0})],R.prototype,"appearance",2);u([f({reflect:!0})],R.prototype,"size",2);u([Z("size")],R.prototype,"handleSizeChange",1);u([f({attribute:"with-caret",type:Boolean,reflect:!0})],R.prototype,"withCaret",2);u([f({attribute:"with-start",type:Boolean})],R.prototype,"withStart",2);u([f({attribute:"with-end",type:Boolean})],R.prototype,"withEnd",2);u([f({type:Boolean})],R.prototype,"disabled",2);u([f({type:Boolean,reflect:!0})],R.prototype,"loading",2);u([f({type:Boolean,reflect:!0})],R.prototype,"pill",2);u([f()],R.prototype,"type",2);u([f({reflect:!0})],R.prototype,"name",2);u([f({reflect:!0})],R.prototype,"value",2);u([f({reflect:!0})],R.prototype,"href",2);u([f()],R.prototype,"target",2);u([f()],R.prototype,"rel",2);u([f()],R.prototype,"download",2);u([f({attribute:"formaction"})],R.prototype,"formAction",2);u([f({attribute:"formenctype"})],R.prototype,"formEnctype",2);u([f({attribute:"formmethod"})],R.prototype,"formMethod",2);u([f({attribute:"formnovalidate",type:Boolean})],R.prototype,"formNoValidate",2);u([f({attribute:"formtarget"})],R.prototype,"formTarget",2);u([Z("disabled",{waitUntilFirstUpdate:!0})],R.prototype,"handleDisabledChange",1);u([Z("href")],R.prototype,"handleHrefChange",1);u([Z("loading",{waitUntilFirstUpdate:!0})],R.prototype,"handleLoadingChange",1);R=u([P("wa-button")],R);R.disableWarning?.("change-in-update");var yl=q`
  :host {
    --track-width: 2px;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);
    --speed: 2s;
    --size: 1em;

    /*
      Resizing a spinner element using anything but font-size will break the animation because the animation uses em
      units. Therefore, if a spinner is used in a flex container without \`flex: none\` applied, the spinner can
      grow/shrink and break the animation. The use of \`flex: none\` on the host element prevents this by always having
      the spinner sized according to its actual dimensions.
    */
    flex: none;
    display: inline-flex;
    width: var(--size);
    height: var(--size);
  }

  svg {
    width: 100%;
    height: 100%;
    aspect-ratio: 1;
    animation: spin var(--speed) linear infinite;
  }

  .track,
  .indicator {
    --radius: calc(var(--size) / 2 - var(--track-width) / 2);
    --circumference: calc(var(--radius) * 2 * 3.141592654);

    cx: calc(var(--size) / 2);
    cy: calc(var(--size) / 2);
    r: var(--radius);
    fill: none;
    stroke-width: var(--track-width);
  }

  .track {
    stroke: var(--track-color);
  }

  .indicator {
    stroke: var(--indicator-color);
    stroke-linecap: round;
    stroke-dasharray: calc(0.597 * var(--circumference)), calc(0.796 * var(--circumference));
    stroke-dashoffset: calc(-0.04 * var(--circumference));
    animation: dash 1.5s ease-in-out infinite;
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes dash {
    0% {
      stroke-dasharray: calc(0.008 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: 0;
    }
    50% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.278 * var(--circumference));
    }
    100% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.987 * var(--circumference));
    }
  }
`;var Rr=class extends X{constructor(){super(...arguments),this.localize=new le(this)}render(){return c`
      <svg
        part="base spinner"
        role="progressbar"
        aria-label=${this.localize.term("loading")}
        fill="none"
        xmlns="http://www.w3.org/2000/svg"
      >
        <circle class="track" />
        <circle class="indicator" />
      </svg>
    `}};Rr.css=yl;Rr=u([P("wa-spinner")],Rr);var wl=class extends Event{constructor(){super("wa-error",{bubbles:!0,cancelable:!1,composed:!0})}};var vl=class extends Event{constructor(){super("wa-load",{bubbles:!0,cancelable:!1,composed:!0})}};var xl=q`
  :host {
    --primary-color: currentColor;
    --primary-opacity: 1;
    --secondary-color: currentColor;
    --secondary-opacity: 0.4;
    --rotate-angle: 0deg;

    box-sizing: content-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    vertical-align: -0.125em;
  }

  /* #region Canvas — the box the icon is centered within (mirrors Font Awesome's icon canvas). Orthogonal to font-size. */

  /* Fixed width (default): 1.25em × 1em (20 × 16px) */
  :host(:not([canvas])),
  :host([canvas='fixed']) {
    width: 1.25em;
    height: 1em;
    min-width: 1.25em; /* <-- this is what Safari respects for intrinsic */
    min-height: 1em;
  }

  /* Auto: hug the icon's width. \`auto-width\` is the deprecated alias for canvas="auto". */
  :host([canvas='auto']),
  :host([auto-width]:not([canvas])) {
    width: auto;
    height: 1em;
  }

  /* Square: 1.25em × 1.25em (20 × 20px) */
  :host([canvas='square']) {
    width: 1.25em;
    height: 1.25em;
    min-width: 1.25em;
    min-height: 1.25em;
  }

  /* Roomy: 1.5em × 1.5em (24 × 24px) */
  :host([canvas='roomy']) {
    width: 1.5em;
    height: 1.5em;
    min-width: 1.5em;
    min-height: 1.5em;
  }

  /* #endregion */

  svg {
    /* NOTE: Avoid setting fill here. A stylesheet rule beats SVG presentation attributes, breaking stroke-based
       libraries like Lucide (fill="none" stroke="currentColor") and attribute-based mutators (issue #1733). The default
       library applies fill="currentColor" in its mutator instead. */
    height: 1em;
    overflow: visible;
    width: auto;

    /* Duotone colors with path-specific opacity fallback */
    path[data-duotone-primary] {
      color: var(--primary-color);
      opacity: var(--path-opacity, var(--primary-opacity));
    }

    path[data-duotone-secondary] {
      color: var(--secondary-color);
      opacity: var(--path-opacity, var(--secondary-opacity));
    }
  }

  /* Rotation */
  :host([rotate]) {
    transform: rotate(var(--rotate-angle, 0deg));
  }

  /* Flipping */
  :host([flip='x']) {
    transform: scaleX(-1);
  }
  :host([flip='y']) {
    transform: scaleY(-1);
  }
  :host([flip='both']) {
    transform: scale(-1, -1);
  }

  /* Rotation and Flipping combined */
  :host([rotate][flip='x']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleX(-1);
  }
  :host([rotate][flip='y']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleY(-1);
  }
  :host([rotate][flip='both']) {
    transform: rotate(var(--rotate-angle, 0deg)) scale(-1, -1);
  }

  /* #region Animations — ported from Font Awesome 7.3 (--fa-* props mapped to wa-icon's --* names) */

  :host([animation='beat']) {
    animation-name: beat;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='bounce']) {
    animation-name: bounce;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, cubic-bezier(0.28, 0.84, 0.42, 1));
  }

  :host([animation='fade']) {
    animation-name: fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='beat-fade']) {
    animation-name: beat-fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip']) {
    animation-name: flip;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.5s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip-360']) {
    animation-name: flip-360;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='shake']) {
    animation-name: shake;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.75s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='spin']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-pulse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, steps(8));
  }

  /* spin-reverse is FA's reverse modifier expressed as a standalone value; reverse any spin via --animation-direction: reverse */
  :host([animation='spin-reverse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, reverse);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap']) {
    animation-name: spin-snap;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-4']) {
    animation-name: spin-snap-4;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2.4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-8']) {
    animation-name: spin-snap-8;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='buzz']) {
    animation-name: buzz;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.6s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='wag']) {
    animation-name: wag;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: bottom center;
  }

  :host([animation='float']) {
    animation-name: float;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
    will-change: transform;
  }

  :host([animation='swing']) {
    animation-name: swing;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: top center;
  }

  :host([animation='jello']) {
    animation-name: jello;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
  }

  @media (prefers-reduced-motion: reduce) {
    :host([animation='beat']),
    :host([animation='bounce']),
    :host([animation='fade']),
    :host([animation='beat-fade']),
    :host([animation='flip']),
    :host([animation='flip-360']),
    :host([animation='shake']),
    :host([animation='spin']),
    :host([animation='spin-pulse']),
    :host([animation='spin-reverse']),
    :host([animation='spin-snap']),
    :host([animation='spin-snap-4']),
    :host([animation='spin-snap-8']),
    :host([animation='buzz']),
    :host([animation='wag']),
    :host([animation='float']),
    :host([animation='swing']),
    :host([animation='jello']) {
      animation: none !important;
      transition: none !important;
    }
  }

  /* #endregion */

  /* #region Keyframes — ported verbatim from Font Awesome 7.3 */

  @keyframes beat {
    0% {
      transform: scale(1);
    }
    25% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    45% {
      transform: scale(calc(1.22 * var(--beat-scale, 1.22)));
    }
    65% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    90% {
      transform: scale(1);
    }
  }

  @keyframes bounce {
    0% {
      transform: scale(1, 1) translateY(0);
      /* No fallback by design (ported from FA 7.3): the first segment uses the user's --animation-timing or the CSS
         initial ease, while the explicit cubic-beziers on later stops drive the bounce physics. */
      animation-timing-function: var(--animation-timing);
    }
    14% {
      transform: scale(var(--bounce-start-scale-x, 1.06), var(--bounce-start-scale-y, 0.94))
        translateY(var(--bounce-anticipation, 3px));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    32% {
      transform: scale(var(--bounce-jump-scale-x, 0.94), var(--bounce-jump-scale-y, 1.12))
        translateY(calc(-1 * var(--bounce-height, 0.5em)));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    52% {
      transform: scale(1, 1) translateY(calc(-1 * var(--bounce-height, 0.5em) * 1.1));
      animation-timing-function: cubic-bezier(0.5, 0, 1, 0.5);
    }
    70% {
      transform: scale(var(--bounce-land-scale-x, 1.06), var(--bounce-land-scale-y, 0.92)) translateY(0);
      animation-timing-function: cubic-bezier(0.33, 0.33, 0.66, 1);
    }
    85% {
      transform: scale(0.98, 1.04) translateY(calc(-2px * var(--bounce-rebound, 1)));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: scale(1, 1) translateY(0);
    }
  }

  @keyframes fade {
    0% {
      opacity: 1;
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    40% {
      opacity: var(--fade-opacity, 0.4);
      transform: scale(0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: 1;
      transform: scale(1);
    }
  }

  @keyframes beat-fade {
    0% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    25% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    45% {
      opacity: 1;
      transform: scale(var(--beat-fade-scale, 1.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    65% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
    }
  }

  @keyframes flip {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    35% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: linear;
    }
    65% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.5));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    92% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes flip-360 {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    50% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    80% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes shake {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(35deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    20% {
      transform: rotate(-22deg) translateX(-1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    35% {
      transform: rotate(15deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    50% {
      transform: rotate(-9deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    65% {
      transform: rotate(5deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    78% {
      transform: rotate(-3deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    90% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    12% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    16.67% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    28.67% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    33.33% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    45.33% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    62% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    66.67% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    78.67% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    83.33% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    95.33% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-4 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    15% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    40% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    65% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    90% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-8 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    9% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    12.5% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    21.5% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    34% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    37.5% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    46.5% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    59% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    62.5% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    71.5% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    84% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    87.5% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    96.5% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes buzz {
    0% {
      transform: translateX(0) rotate(0deg);
      animation-timing-function: cubic-bezier(0.1, 0, 0.9, 1);
    }
    5% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.5deg);
    }
    10% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.5deg);
    }
    15% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.3deg);
    }
    20% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.3deg);
    }
    25% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.7)) rotate(0.2deg);
    }
    30% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px) * 0.7)) rotate(-0.2deg);
    }
    35% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.4)) rotate(0.1deg);
    }
    40% {
      transform: translateX(0) rotate(0deg);
    }
    100% {
      transform: translateX(0) rotate(0deg);
    }
  }

  @keyframes wag {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    12% {
      transform: rotate(var(--wag-angle, 12deg));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    24% {
      transform: rotate(2deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    36% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.85));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    48% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    58% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.6));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes float {
    0% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    15% {
      transform: translateY(calc(-0.4 * var(--float-height, 6px))) translateX(var(--float-drift, 1px))
        rotate(var(--float-tilt, 1deg)) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    35% {
      transform: translateY(calc(-1 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-stretch-x, 0.98), var(--float-stretch-y, 1.03));
      animation-timing-function: cubic-bezier(0.5, 0, 0.5, 0);
    }
    50% {
      transform: translateY(calc(-0.92 * var(--float-height, 6px))) translateX(calc(-0.5 * var(--float-drift, 1px)))
        rotate(calc(-0.5 * var(--float-tilt, 1deg))) scale(0.995, 1.01);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    70% {
      transform: translateY(calc(-0.3 * var(--float-height, 6px))) translateX(calc(-1 * var(--float-drift, 1px)))
        rotate(calc(-1 * var(--float-tilt, 1deg))) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    90% {
      transform: translateY(calc(0.05 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
    }
  }

  @keyframes swing {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(var(--swing-angle, 22deg));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    18% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.85));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    28% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.65));
      animation-timing-function: cubic-bezier(0.35, 0, 0.65, 1);
    }
    38% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.45));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    56% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.1));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    64% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes jello {
    0% {
      transform: scale(1, 1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    12% {
      transform: scale(var(--jello-scale-x, 1.15), calc(2 - var(--jello-scale-x, 1.15)));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    24% {
      transform: scale(calc(2 - var(--jello-scale-y, 1.12)), var(--jello-scale-y, 1.12));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    36% {
      transform: scale(
        calc(1 + (var(--jello-scale-x, 1.15) - 1) * 0.5),
        calc(2 - (1 + (var(--jello-scale-x, 1.15) - 1) * 0.5))
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: scale(
        calc(2 - (1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)),
        calc(1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    58% {
      transform: scale(1.02, 0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: scale(1, 1);
    }
    100% {
      transform: scale(1, 1);
    }
  }

  /* #endregion */
`;var xu="",Hs="";function bl(){return xu.replace(/\/$/,"")}function bu(o){Hs=o}function Cl(){if(!Hs){let o=document.querySelector("[data-fa-kit-code]");o&&bu(o.getAttribute("data-fa-kit-code")||"")}return Hs}var kl="7.3.0";function Cu(o,e,t){let r="solid";return e==="chisel"&&(r="chisel-regular"),e==="etch"&&(r="etch-solid"),e==="graphite"&&(r="graphite-thin"),e==="jelly"&&(r="jelly-regular",t==="duo-regular"&&(r="jelly-duo-regular"),t==="fill-regular"&&(r="jelly-fill-regular")),e==="jelly-duo"&&(r="jelly-duo-regular"),e==="jelly-fill"&&(r="jelly-fill-regular"),e==="notdog"&&(t==="solid"&&(r="notdog-solid"),t==="duo-solid"&&(r="notdog-duo-solid")),e==="notdog-duo"&&(r="notdog-duo-solid"),e==="slab"&&((t==="solid"||t==="regular")&&(r="slab-regular"),t==="press-regular"&&(r="slab-press-regular")),e==="slab-press"&&(r="slab-press-regular"),e==="slab-duo"&&(r="slab-duo-regular"),e==="slab-press-duo"&&(r="slab-press-duo-regular"),e==="thumbprint"&&(r="thumbprint-light"),e==="utility"&&(r="utility-semibold"),e==="utility-duo"&&(r="utility-duo-semibold"),e==="utility-fill"&&(r="utility-fill-semibold"),e==="whiteboard"&&(r="whiteboard-semibold"),e==="mosaic"&&(r="mosaic-solid"),e==="pixel"&&(r="pixel-regular"),e==="vellum"&&(r="vellum-solid"),e==="classic"&&(t==="thin"&&(r="thin"),t==="light"&&(r="light"),t==="regular"&&(r="regular"),t==="solid"&&(r="solid")),e==="duotone"&&(t==="thin"&&(r="duotone-thin"),t==="light"&&(r="duotone-light"),t==="regular"&&(r="duotone-regular"),t==="solid"&&(r="duotone")),e==="sharp"&&(t==="thin"&&(r="sharp-thin"),t==="light"&&(r="sharp-light"),t==="regular"&&(r="sharp-regular"),t==="solid"&&(r="sharp-solid")),e==="sharp-duotone"&&(t==="thin"&&(r="sharp-duotone-thin"),t==="light"&&(r="sharp-duotone-light"),t==="regular"&&(r="sharp-duotone-regular"),t==="solid"&&(r="sharp-duotone-solid")),e==="brands"&&(r="brands"),r}function ku(o,e,t){let r=Cu(o,e,t),a=bl();if(a)return`${a}/${r}/${o}.svg`;let s=Cl();return s.length>0?`https://ka-p.fontawesome.com/releases/v${kl}/svgs/${r}/${o}.svg?token=${encodeURIComponent(s)}`:`https://ka-f.fontawesome.com/releases/v${kl}/svgs/${r}/${o}.svg`}var Su={name:"default",resolver:(o,e="classic",t="solid")=>ku(o,e,t),mutator:(o,e)=>{if(o.hasAttribute("fill")||o.setAttribute("fill","currentColor"),e?.family&&!o.hasAttribute("data-duotone-initialized")){let{family:t,variant:r}=e;if(t==="duotone"||t==="sharp-duotone"||t==="notdog-duo"||t==="notdog"&&r==="duo-solid"||t==="jelly-duo"||t==="jelly"&&r==="duo-regular"||t==="utility-duo"||t==="slab-duo"||t==="slab-press-duo"||t==="thumbprint"){let a=[...o.querySelectorAll("path")],s=a.find(n=>!n.hasAttribute("opacity")),i=a.find(n=>n.hasAttribute("opacity"));if(!s||!i)return;if(s.setAttribute("data-duotone-primary",""),i.setAttribute("data-duotone-secondary",""),e.swapOpacity&&s&&i){let n=i.getAttribute("opacity")||"0.4";s.style.setProperty("--path-opacity",n),i.style.setProperty("--path-opacity","1")}o.setAttribute("data-duotone-initialized","")}}}},Sl=Su;function Pu(o){return`data:image/svg+xml,${encodeURIComponent(o)}`}var js={solid:{"arrow-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M169.4 502.6c12.5 12.5 32.8 12.5 45.3 0l160-160c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L224 402.7 224 32c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 370.7-105.4-105.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l160 160z"/></svg>',"arrow-up":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M214.6 9.4c-12.5-12.5-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3s32.8 12.5 45.3 0L160 109.3 160 480c0 17.7 14.3 32 32 32s32-14.3 32-32l0-370.7 105.4 105.4c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3l-160-160z"/></svg>',backward:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M236.3 107.1C247.9 96 265 92.9 279.7 99.2C294.4 105.5 304 120 304 136L304 272.3L476.3 107.2C487.9 96 505 92.9 519.7 99.2C534.4 105.5 544 120 544 136L544 504C544 520 534.4 534.5 519.7 540.8C505 547.1 487.9 544 476.3 532.9L304 367.7L304 504C304 520 294.4 534.5 279.7 540.8C265 547.1 247.9 544 236.3 532.9L44.3 348.9C36.5 341.3 32 330.9 32 320C32 309.1 36.5 298.7 44.3 291.1L236.3 107.1z"/></svg>',"backward-step":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M491 100.8C478.1 93.8 462.3 94.5 450 102.6L192 272.1L192 128C192 110.3 177.7 96 160 96C142.3 96 128 110.3 128 128L128 512C128 529.7 142.3 544 160 544C177.7 544 192 529.7 192 512L192 367.9L450 537.5C462.3 545.6 478 546.3 491 539.3C504 532.3 512 518.8 512 504.1L512 136.1C512 121.4 503.9 107.9 491 100.9z"/></svg>',bars:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.3.1 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free (Icons: CC BY 4.0, Fonts: SIL OFL 1.1, Code: MIT License) Copyright 2026 Fonticons, Inc. --><path d="M0 96C0 78.3 14.3 64 32 64l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 128C14.3 128 0 113.7 0 96zM0 256c0-17.7 14.3-32 32-32l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 288c-17.7 0-32-14.3-32-32zM448 416c0 17.7-14.3 32-32 32L32 448c-17.7 0-32-14.3-32-32s14.3-32 32-32l384 0c17.7 0 32 14.3 32 32z"/></svg>',"angles-left":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M77.3 256 214.7 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L77.3 256zm192 0L406.7 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L269.3 256z"/></svg>',"angles-right":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M434.7 256 297.3 118.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l160 160c12.5 12.5 12.5 32.8 0 45.3l-160 160c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L434.7 256zm-192 0L105.3 118.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l160 160c12.5 12.5 12.5 32.8 0 45.3l-160 160c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L242.7 256z"/></svg>',check:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M434.8 70.1c14.3 10.4 17.5 30.4 7.1 44.7l-256 352c-5.5 7.6-14 12.3-23.4 13.1s-18.5-2.7-25.1-9.3l-128-128c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l101.5 101.5 234-321.7c10.4-14.3 30.4-17.5 44.7-7.1z"/></svg>',"chevron-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M201.4 406.6c12.5 12.5 32.8 12.5 45.3 0l192-192c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L224 338.7 54.6 169.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l192 192z"/></svg>',"chevron-left":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M9.4 233.4c-12.5 12.5-12.5 32.8 0 45.3l192 192c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L77.3 256 246.6 86.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-192 192z"/></svg>',"chevron-right":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M311.1 233.4c12.5 12.5 12.5 32.8 0 45.3l-192 192c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L243.2 256 73.9 86.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l192 192z"/></svg>',circle:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0z"/></svg>',"closed-captioning":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M64 192C64 156.7 92.7 128 128 128L512 128C547.3 128 576 156.7 576 192L576 448C576 483.3 547.3 512 512 512L128 512C92.7 512 64 483.3 64 448L64 192zM216 272L248 272C252.4 272 256 275.6 256 280C256 293.3 266.7 304 280 304C293.3 304 304 293.3 304 280C304 249.1 278.9 224 248 224L216 224C185.1 224 160 249.1 160 280L160 360C160 390.9 185.1 416 216 416L248 416C278.9 416 304 390.9 304 360C304 346.7 293.3 336 280 336C266.7 336 256 346.7 256 360C256 364.4 252.4 368 248 368L216 368C211.6 368 208 364.4 208 360L208 280C208 275.6 211.6 272 216 272zM384 280C384 275.6 387.6 272 392 272L424 272C428.4 272 432 275.6 432 280C432 293.3 442.7 304 456 304C469.3 304 480 293.3 480 280C480 249.1 454.9 224 424 224L392 224C361.1 224 336 249.1 336 280L336 360C336 390.9 361.1 416 392 416L424 416C454.9 416 480 390.9 480 360C480 346.7 469.3 336 456 336C442.7 336 432 346.7 432 360C432 364.4 428.4 368 424 368L392 368C387.6 368 384 364.4 384 360L384 280z"/></svg>',"closed-captioning-slash":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M39 39.1C48.4 29.7 63.6 29.7 72.9 39.1L161.8 128L512 128C547.3 128 576 156.7 576 192L576 448C576 473.5 561.1 495.4 539.6 505.8L601 567.1C610.4 576.5 610.4 591.7 601 601C591.6 610.3 576.4 610.4 567.1 601L39 73.1C29.7 63.7 29.7 48.5 39 39.1zM384 350.1L384 279.9C384 275.5 387.6 271.9 392 271.9L424 271.9C428.4 271.9 432 275.5 432 279.9C432 293.2 442.7 303.9 456 303.9C469.3 303.9 480 293.2 480 279.9C480 249 454.9 223.9 424 223.9L392 223.9C361.1 223.9 336 249 336 279.9L336 302.1L384 350.1zM445.5 411.6C465.7 403.2 480 383.2 480 359.9C480 346.6 469.3 335.9 456 335.9C442.7 335.9 432 346.6 432 359.9C432 364.3 428.4 367.9 424 367.9L401.8 367.9L445.5 411.6zM162.3 264.1C160.8 269.1 160 274.5 160 280L160 360C160 390.9 185.1 416 216 416L248 416C266.1 416 282.1 407.5 292.4 394.2L410.2 512L128 512C92.7 512 64 483.3 64 448L64 192C64 184.2 65.4 176.7 68 169.8L162.3 264.1zM256.1 357.9C256 358.6 256 359.3 256 360C256 364.4 252.4 368 248 368L216 368C211.6 368 208 364.4 208 360L208 309.8L256.1 357.9z"/></svg>',compress:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M160 64c0-17.7-14.3-32-32-32S96 46.3 96 64l0 64-64 0c-17.7 0-32 14.3-32 32s14.3 32 32 32l96 0c17.7 0 32-14.3 32-32l0-96zM32 320c-17.7 0-32 14.3-32 32s14.3 32 32 32l64 0 0 64c0 17.7 14.3 32 32 32s32-14.3 32-32l0-96c0-17.7-14.3-32-32-32l-96 0zM352 64c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 96c0 17.7 14.3 32 32 32l96 0c17.7 0 32-14.3 32-32s-14.3-32-32-32l-64 0 0-64zM320 320c-17.7 0-32 14.3-32 32l0 96c0 17.7 14.3 32 32 32s32-14.3 32-32l0-64 64 0c17.7 0 32-14.3 32-32s-14.3-32-32-32l-96 0z"/></svg>',ellipsis:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.3.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M96 320C96 289.1 121.1 264 152 264C182.9 264 208 289.1 208 320C208 350.9 182.9 376 152 376C121.1 376 96 350.9 96 320zM264 320C264 289.1 289.1 264 320 264C350.9 264 376 289.1 376 320C376 350.9 350.9 376 320 376C289.1 376 264 350.9 264 320zM488 264C518.9 264 544 289.1 544 320C544 350.9 518.9 376 488 376C457.1 376 432 350.9 432 320C432 289.1 457.1 264 488 264z"/></svg>',"ellipsis-vertical":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M320 208C289.1 208 264 182.9 264 152C264 121.1 289.1 96 320 96C350.9 96 376 121.1 376 152C376 182.9 350.9 208 320 208zM320 432C350.9 432 376 457.1 376 488C376 518.9 350.9 544 320 544C289.1 544 264 518.9 264 488C264 457.1 289.1 432 320 432zM376 320C376 350.9 350.9 376 320 376C289.1 376 264 350.9 264 320C264 289.1 289.1 264 320 264C350.9 264 376 289.1 376 320z"/></svg>',expand:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 96C110.3 96 96 110.3 96 128L96 224C96 241.7 110.3 256 128 256C145.7 256 160 241.7 160 224L160 160L224 160C241.7 160 256 145.7 256 128C256 110.3 241.7 96 224 96L128 96zM160 416C160 398.3 145.7 384 128 384C110.3 384 96 398.3 96 416L96 512C96 529.7 110.3 544 128 544L224 544C241.7 544 256 529.7 256 512C256 494.3 241.7 480 224 480L160 480L160 416zM416 96C398.3 96 384 110.3 384 128C384 145.7 398.3 160 416 160L480 160L480 224C480 241.7 494.3 256 512 256C529.7 256 544 241.7 544 224L544 128C544 110.3 529.7 96 512 96L416 96zM544 416C544 398.3 529.7 384 512 384C494.3 384 480 398.3 480 416L480 480L416 480C398.3 480 384 494.3 384 512C384 529.7 398.3 544 416 544L512 544C529.7 544 544 529.7 544 512L544 416z"/></svg>',eyedropper:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M341.6 29.2l-101.6 101.6-9.4-9.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3l-9.4-9.4 101.6-101.6c39-39 39-102.2 0-141.1s-102.2-39-141.1 0zM55.4 323.3c-15 15-23.4 35.4-23.4 56.6l0 42.4-26.6 39.9c-8.5 12.7-6.8 29.6 4 40.4s27.7 12.5 40.4 4l39.9-26.6 42.4 0c21.2 0 41.6-8.4 56.6-23.4l109.4-109.4-45.3-45.3-109.4 109.4c-3 3-7.1 4.7-11.3 4.7l-36.1 0 0-36.1c0-4.2 1.7-8.3 4.7-11.3l109.4-109.4-45.3-45.3-109.4 109.4z"/></svg>',filter:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M32 64C19.1 64 7.4 71.8 2.4 83.8S.2 109.5 9.4 118.6L192 301.3 192 416c0 8.5 3.4 16.6 9.4 22.6l64 64c9.2 9.2 22.9 11.9 34.9 6.9S320 492.9 320 480l0-178.7 182.6-182.6c9.2-9.2 11.9-22.9 6.9-34.9S492.9 64 480 64L32 64z"/></svg>',forward:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M403.7 107.1C392.1 96 375 92.9 360.3 99.2C345.6 105.5 336 120 336 136L336 272.3L163.7 107.2C152.1 96 135 92.9 120.3 99.2C105.6 105.5 96 120 96 136L96 504C96 520 105.6 534.5 120.3 540.8C135 547.1 152.1 544 163.7 532.9L336 367.7L336 504C336 520 345.6 534.5 360.3 540.8C375 547.1 392.1 544 403.7 532.9L595.7 348.9C603.6 341.4 608 330.9 608 320C608 309.1 603.5 298.7 595.7 291.1L403.7 107.1z"/></svg>',file:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M192 64C156.7 64 128 92.7 128 128L128 512C128 547.3 156.7 576 192 576L448 576C483.3 576 512 547.3 512 512L512 234.5C512 217.5 505.3 201.2 493.3 189.2L386.7 82.7C374.7 70.7 358.5 64 341.5 64L192 64zM453.5 240L360 240C346.7 240 336 229.3 336 216L336 122.5L453.5 240z"/></svg>',"file-audio":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM389.8 307.7C380.7 301.4 368.3 303.6 362 312.7C355.7 321.8 357.9 334.2 367 340.5C390.9 357.2 406.4 384.8 406.4 416C406.4 447.2 390.8 474.9 367 491.5C357.9 497.8 355.7 510.3 362 519.3C368.3 528.3 380.8 530.6 389.8 524.3C423.9 500.5 446.4 460.8 446.4 416C446.4 371.2 424 331.5 389.8 307.7zM208 376C199.2 376 192 383.2 192 392L192 440C192 448.8 199.2 456 208 456L232 456L259.2 490C262.2 493.8 266.8 496 271.7 496L272 496C280.8 496 288 488.8 288 480L288 352C288 343.2 280.8 336 272 336L271.7 336C266.8 336 262.2 338.2 259.2 342L232 376L208 376zM336 448.2C336 458.9 346.5 466.4 354.9 459.8C367.8 449.5 376 433.7 376 416C376 398.3 367.8 382.5 354.9 372.2C346.5 365.5 336 373.1 336 383.8L336 448.3z"/></svg>',"file-code":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM282.2 359.6C290.8 349.5 289.7 334.4 279.6 325.8C269.5 317.2 254.4 318.3 245.8 328.4L197.8 384.4C190.1 393.4 190.1 406.6 197.8 415.6L245.8 471.6C254.4 481.7 269.6 482.8 279.6 474.2C289.6 465.6 290.8 450.4 282.2 440.4L247.6 400L282.2 359.6zM394.2 328.4C385.6 318.3 370.4 317.2 360.4 325.8C350.4 334.4 349.2 349.6 357.8 359.6L392.4 400L357.8 440.4C349.2 450.5 350.3 465.6 360.4 474.2C370.5 482.8 385.6 481.7 394.2 471.6L442.2 415.6C449.9 406.6 449.9 393.4 442.2 384.4L394.2 328.4z"/></svg>',"file-excel":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM292 330.7C284.6 319.7 269.7 316.7 258.7 324C247.7 331.3 244.7 346.3 252 357.3L291.2 416L252 474.7C244.6 485.7 247.6 500.6 258.7 508C269.8 515.4 284.6 512.4 292 501.3L320 459.3L348 501.3C355.4 512.3 370.3 515.3 381.3 508C392.3 500.7 395.3 485.7 388 474.7L348.8 416L388 357.3C395.4 346.3 392.4 331.4 381.3 324C370.2 316.6 355.4 319.6 348 330.7L320 372.7L292 330.7z"/></svg>',"file-image":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM256 320C256 302.3 241.7 288 224 288C206.3 288 192 302.3 192 320C192 337.7 206.3 352 224 352C241.7 352 256 337.7 256 320zM220.6 512L419.4 512C435.2 512 448 499.2 448 483.4C448 476.1 445.2 469 440.1 463.7L343.3 361.9C337.3 355.6 328.9 352 320.1 352L319.8 352C311 352 302.7 355.6 296.6 361.9L199.9 463.7C194.8 469 192 476.1 192 483.4C192 499.2 204.8 512 220.6 512z"/></svg>',"file-pdf":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 64C92.7 64 64 92.7 64 128L64 512C64 547.3 92.7 576 128 576L208 576L208 464C208 428.7 236.7 400 272 400L448 400L448 234.5C448 217.5 441.3 201.2 429.3 189.2L322.7 82.7C310.7 70.7 294.5 64 277.5 64L128 64zM389.5 240L296 240C282.7 240 272 229.3 272 216L272 122.5L389.5 240zM272 444C261 444 252 453 252 464L252 592C252 603 261 612 272 612C283 612 292 603 292 592L292 564L304 564C337.1 564 364 537.1 364 504C364 470.9 337.1 444 304 444L272 444zM304 524L292 524L292 484L304 484C315 484 324 493 324 504C324 515 315 524 304 524zM400 444C389 444 380 453 380 464L380 592C380 603 389 612 400 612L432 612C460.7 612 484 588.7 484 560L484 496C484 467.3 460.7 444 432 444L400 444zM420 572L420 484L432 484C438.6 484 444 489.4 444 496L444 560C444 566.6 438.6 572 432 572L420 572zM508 464L508 592C508 603 517 612 528 612C539 612 548 603 548 592L548 548L576 548C587 548 596 539 596 528C596 517 587 508 576 508L548 508L548 484L576 484C587 484 596 475 596 464C596 453 587 444 576 444L528 444C517 444 508 453 508 464z"/></svg>',"file-powerpoint":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM280 320C266.7 320 256 330.7 256 344L256 488C256 501.3 266.7 512 280 512C293.3 512 304 501.3 304 488L304 464L328 464C367.8 464 400 431.8 400 392C400 352.2 367.8 320 328 320L280 320zM328 416L304 416L304 368L328 368C341.3 368 352 378.7 352 392C352 405.3 341.3 416 328 416z"/></svg>',"file-video":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM208 368L208 464C208 481.7 222.3 496 240 496L336 496C353.7 496 368 481.7 368 464L368 440L403 475C406.2 478.2 410.5 480 415 480C424.4 480 432 472.4 432 463L432 368.9C432 359.5 424.4 351.9 415 351.9C410.5 351.9 406.2 353.7 403 356.9L368 391.9L368 367.9C368 350.2 353.7 335.9 336 335.9L240 335.9C222.3 335.9 208 350.2 208 367.9z"/></svg>',"file-word":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM263.4 338.8C260.5 325.9 247.7 317.7 234.8 320.6C221.9 323.5 213.7 336.3 216.6 349.2L248.6 493.2C250.9 503.7 260 511.4 270.8 512C281.6 512.6 291.4 505.9 294.8 495.6L320 419.9L345.2 495.6C348.6 505.8 358.4 512.5 369.2 512C380 511.5 389.1 503.8 391.4 493.2L423.4 349.2C426.3 336.3 418.1 323.4 405.2 320.6C392.3 317.8 379.4 325.9 376.6 338.8L363.4 398.2L342.8 336.4C339.5 326.6 330.4 320 320 320C309.6 320 300.5 326.6 297.2 336.4L276.6 398.2L263.4 338.8z"/></svg>',"file-zipper":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM192 136C192 149.3 202.7 160 216 160L264 160C277.3 160 288 149.3 288 136C288 122.7 277.3 112 264 112L216 112C202.7 112 192 122.7 192 136zM192 232C192 245.3 202.7 256 216 256L264 256C277.3 256 288 245.3 288 232C288 218.7 277.3 208 264 208L216 208C202.7 208 192 218.7 192 232zM256 304L224 304C206.3 304 192 318.3 192 336L192 384C192 410.5 213.5 432 240 432C266.5 432 288 410.5 288 384L288 336C288 318.3 273.7 304 256 304zM240 368C248.8 368 256 375.2 256 384C256 392.8 248.8 400 240 400C231.2 400 224 392.8 224 384C224 375.2 231.2 368 240 368z"/></svg>',"forward-step":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M21 36.8c12.9-7 28.7-6.3 41 1.8L320 208.1 320 64c0-17.7 14.3-32 32-32s32 14.3 32 32l0 384c0 17.7-14.3 32-32 32s-32-14.3-32-32l0-144.1-258 169.6c-12.3 8.1-28 8.8-41 1.8S0 454.7 0 440L0 72C0 57.3 8.1 43.8 21 36.8z"/></svg>',gauge:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zm320 96c0-26.9-16.5-49.9-40-59.3L280 120c0-13.3-10.7-24-24-24s-24 10.7-24 24l0 172.7c-23.5 9.5-40 32.5-40 59.3 0 35.3 28.7 64 64 64s64-28.7 64-64zM144 176a32 32 0 1 0 0-64 32 32 0 1 0 0 64zm-16 80a32 32 0 1 0 -64 0 32 32 0 1 0 64 0zm288 32a32 32 0 1 0 0-64 32 32 0 1 0 0 64zM400 144a32 32 0 1 0 -64 0 32 32 0 1 0 64 0z"/></svg>',gear:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M259.1 73.5C262.1 58.7 275.2 48 290.4 48L350.2 48C365.4 48 378.5 58.7 381.5 73.5L396 143.5C410.1 149.5 423.3 157.2 435.3 166.3L503.1 143.8C517.5 139 533.3 145 540.9 158.2L570.8 210C578.4 223.2 575.7 239.8 564.3 249.9L511 297.3C511.9 304.7 512.3 312.3 512.3 320C512.3 327.7 511.8 335.3 511 342.7L564.4 390.2C575.8 400.3 578.4 417 570.9 430.1L541 481.9C533.4 495 517.6 501.1 503.2 496.3L435.4 473.8C423.3 482.9 410.1 490.5 396.1 496.6L381.7 566.5C378.6 581.4 365.5 592 350.4 592L290.6 592C275.4 592 262.3 581.3 259.3 566.5L244.9 496.6C230.8 490.6 217.7 482.9 205.6 473.8L137.5 496.3C123.1 501.1 107.3 495.1 99.7 481.9L69.8 430.1C62.2 416.9 64.9 400.3 76.3 390.2L129.7 342.7C128.8 335.3 128.4 327.7 128.4 320C128.4 312.3 128.9 304.7 129.7 297.3L76.3 249.8C64.9 239.7 62.3 223 69.8 209.9L99.7 158.1C107.3 144.9 123.1 138.9 137.5 143.7L205.3 166.2C217.4 157.1 230.6 149.5 244.6 143.4L259.1 73.5zM320.3 400C364.5 399.8 400.2 363.9 400 319.7C399.8 275.5 363.9 239.8 319.7 240C275.5 240.2 239.8 276.1 240 320.3C240.2 364.5 276.1 400.2 320.3 400z"/></svg>',"grip-vertical":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M128 40c0-22.1-17.9-40-40-40L40 0C17.9 0 0 17.9 0 40L0 88c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zm0 192c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zM0 424l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40zM320 40c0-22.1-17.9-40-40-40L232 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zM192 232l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40zM320 424c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48z"/></svg>',indeterminate:'<svg part="indeterminate-icon" class="icon" viewBox="0 0 16 16"><g stroke="none" stroke-width="1" fill="none" fill-rule="evenodd" stroke-linecap="round"><g stroke="currentColor" stroke-width="2"><g transform="translate(2.285714 6.857143)"><path d="M10.2857143,1.14285714 L1.14285714,1.14285714"/></g></g></g></svg>',"magnifying-glass":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M416 208c0 45.9-14.9 88.3-40 122.7L502.6 457.4c12.5 12.5 12.5 32.8 0 45.3s-32.8 12.5-45.3 0L330.7 376C296.3 401.1 253.9 416 208 416 93.1 416 0 322.9 0 208S93.1 0 208 0 416 93.1 416 208zM208 352a144 144 0 1 0 0-288 144 144 0 1 0 0 288z"/></svg>',minus:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M0 256c0-17.7 14.3-32 32-32l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 288c-17.7 0-32-14.3-32-32z"/></svg>',pause:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M48 32C21.5 32 0 53.5 0 80L0 432c0 26.5 21.5 48 48 48l64 0c26.5 0 48-21.5 48-48l0-352c0-26.5-21.5-48-48-48L48 32zm224 0c-26.5 0-48 21.5-48 48l0 352c0 26.5 21.5 48 48 48l64 0c26.5 0 48-21.5 48-48l0-352c0-26.5-21.5-48-48-48l-64 0z"/></svg>',"picture-in-picture":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M448 32c35.3 0 64 28.7 64 64l0 112-64 0 0-112-384 0 0 320 144 0 0 64-144 0-6.5-.3c-30.1-3.1-54.1-27-57.1-57.1L0 416 0 96C0 62.9 25.2 35.6 57.5 32.3L64 32 448 32zm16 224c26.5 0 48 21.5 48 48l0 128c0 26.5-21.5 48-48 48l-160 0c-26.5 0-48-21.5-48-48l0-128c0-26.5 21.5-48 48-48l160 0z"/></svg>',play:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M91.2 36.9c-12.4-6.8-27.4-6.5-39.6 .7S32 57.9 32 72l0 368c0 14.1 7.5 27.2 19.6 34.4s27.2 7.5 39.6 .7l336-184c12.8-7 20.8-20.5 20.8-35.1s-8-28.1-20.8-35.1l-336-184z"/></svg>',"play-circle":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zM188.3 147.1c-7.6 4.2-12.3 12.3-12.3 20.9l0 176c0 8.7 4.7 16.7 12.3 20.9s16.8 4.1 24.3-.5l144-88c7.1-4.4 11.5-12.1 11.5-20.5s-4.4-16.1-11.5-20.5l-144-88c-7.4-4.5-16.7-4.7-24.3-.5z"/></svg>',plus:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M352 128C352 110.3 337.7 96 320 96C302.3 96 288 110.3 288 128L288 288L128 288C110.3 288 96 302.3 96 320C96 337.7 110.3 352 128 352L288 352L288 512C288 529.7 302.3 544 320 544C337.7 544 352 529.7 352 512L352 352L512 352C529.7 352 544 337.7 544 320C544 302.3 529.7 288 512 288L352 288L352 128z"/></svg>',star:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M309.5-18.9c-4.1-8-12.4-13.1-21.4-13.1s-17.3 5.1-21.4 13.1L193.1 125.3 33.2 150.7c-8.9 1.4-16.3 7.7-19.1 16.3s-.5 18 5.8 24.4l114.4 114.5-25.2 159.9c-1.4 8.9 2.3 17.9 9.6 23.2s16.9 6.1 25 2L288.1 417.6 432.4 491c8 4.1 17.7 3.3 25-2s11-14.2 9.6-23.2L441.7 305.9 556.1 191.4c6.4-6.4 8.6-15.8 5.8-24.4s-10.1-14.9-19.1-16.3L383 125.3 309.5-18.9z"/></svg>',"table-columns":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 96C0 60.7 28.7 32 64 32l320 0c35.3 0 64 28.7 64 64l0 320c0 35.3-28.7 64-64 64L64 480c-35.3 0-64-28.7-64-64L0 96zm64 64l0 256 128 0 0-256-128 0zm320 0l-128 0 0 256 128 0 0-256z"/></svg>',thumbtack:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M32 32C32 14.3 46.3 0 64 0L320 0c17.7 0 32 14.3 32 32s-14.3 32-32 32l-29.5 0 10.3 134.1c37.1 21.2 65.8 56.4 78.2 99.7l3.8 13.4c2.8 9.7 .8 20-5.2 28.1S362 352 352 352L32 352c-10 0-19.5-4.7-25.5-12.7s-8-18.4-5.2-28.1L5 297.8c12.4-43.3 41-78.5 78.2-99.7L93.5 64 64 64C46.3 64 32 49.7 32 32zM160 400l64 0 0 112c0 17.7-14.3 32-32 32s-32-14.3-32-32l0-112z"/></svg>',"up-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M406.6 502.6l96-96c9.2-9.2 11.9-22.9 6.9-34.9S492.9 352 480 352l-64 0 0-320c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 320-64 0c-12.9 0-24.6 7.8-29.6 19.8s-2.2 25.7 6.9 34.9l96 96c12.5 12.5 32.8 12.5 45.3 0zM150.6 9.4c-12.5-12.5-32.8-12.5-45.3 0l-96 96c-9.2 9.2-11.9 22.9-6.9 34.9S19.1 160 32 160l64 0 0 320c0 17.7 14.3 32 32 32s32-14.3 32-32l0-320 64 0c12.9 0 24.6-7.8 29.6-19.8s2.2-25.7-6.9-34.9l-96-96z"/></svg>',upload:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M352 173.3L352 384C352 401.7 337.7 416 320 416C302.3 416 288 401.7 288 384L288 173.3L246.6 214.7C234.1 227.2 213.8 227.2 201.3 214.7C188.8 202.2 188.8 181.9 201.3 169.4L297.3 73.4C309.8 60.9 330.1 60.9 342.6 73.4L438.6 169.4C451.1 181.9 451.1 202.2 438.6 214.7C426.1 227.2 405.8 227.2 393.3 214.7L352 173.3zM320 464C364.2 464 400 428.2 400 384L480 384C515.3 384 544 412.7 544 448L544 480C544 515.3 515.3 544 480 544L160 544C124.7 544 96 515.3 96 480L96 448C96 412.7 124.7 384 160 384L240 384C240 428.2 275.8 464 320 464zM464 488C477.3 488 488 477.3 488 464C488 450.7 477.3 440 464 440C450.7 440 440 450.7 440 464C440 477.3 450.7 488 464 488z"/></svg>',user:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M224 248a120 120 0 1 0 0-240 120 120 0 1 0 0 240zm-29.7 56C95.8 304 16 383.8 16 482.3 16 498.7 29.3 512 45.7 512l356.6 0c16.4 0 29.7-13.3 29.7-29.7 0-98.5-79.8-178.3-178.3-178.3l-59.4 0z"/></svg>',volume:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM441.1 107c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C443.3 170.7 464 210.9 464 256s-20.7 85.3-53.2 111.8c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5c43.2-35.2 70.9-88.9 70.9-149s-27.7-113.8-70.9-149zm-60.5 74.5c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C361.1 227.6 368 241 368 256s-6.9 28.4-17.7 37.3c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5C402.1 312.9 416 286.1 416 256s-13.9-56.9-35.5-74.5z"/></svg>',"volume-low":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM380.6 181.5c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C361.1 227.6 368 241 368 256s-6.9 28.4-17.7 37.3c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5C402.1 312.9 416 286.1 416 256s-13.9-56.9-35.5-74.5z"/></svg>',"volume-xmark":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM367 175c-9.4 9.4-9.4 24.6 0 33.9l47 47-47 47c-9.4 9.4-9.4 24.6 0 33.9s24.6 9.4 33.9 0l47-47 47 47c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-47-47 47-47c9.4-9.4 9.4-24.6 0-33.9s-24.6-9.4-33.9 0l-47 47-47-47c-9.4-9.4-24.6-9.4-33.9 0z"/></svg>',xmark:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M55.1 73.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3L147.2 256 9.9 393.4c-12.5 12.5-12.5 32.8 0 45.3s32.8 12.5 45.3 0L192.5 301.3 329.9 438.6c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L237.8 256 375.1 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L192.5 210.7 55.1 73.4z"/></svg>'},regular:{calendar:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M216 64C229.3 64 240 74.7 240 88L240 128L400 128L400 88C400 74.7 410.7 64 424 64C437.3 64 448 74.7 448 88L448 128L480 128C515.3 128 544 156.7 544 192L544 480C544 515.3 515.3 544 480 544L160 544C124.7 544 96 515.3 96 480L96 192C96 156.7 124.7 128 160 128L192 128L192 88C192 74.7 202.7 64 216 64zM216 176L160 176C151.2 176 144 183.2 144 192L144 240L496 240L496 192C496 183.2 488.8 176 480 176L216 176zM144 288L144 480C144 488.8 151.2 496 160 496L480 496C488.8 496 496 488.8 496 480L496 288L144 288z"/></svg>',"circle-question":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M464 256a208 208 0 1 0 -416 0 208 208 0 1 0 416 0zM0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zm256-80c-17.7 0-32 14.3-32 32 0 13.3-10.7 24-24 24s-24-10.7-24-24c0-44.2 35.8-80 80-80s80 35.8 80 80c0 47.2-36 67.2-56 74.5l0 3.8c0 13.3-10.7 24-24 24s-24-10.7-24-24l0-8.1c0-20.5 14.8-35.2 30.1-40.2 6.4-2.1 13.2-5.5 18.2-10.3 4.3-4.2 7.7-10 7.7-19.6 0-17.7-14.3-32-32-32zM224 368a32 32 0 1 1 64 0 32 32 0 1 1 -64 0z"/></svg>',"circle-xmark":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M256 48a208 208 0 1 1 0 416 208 208 0 1 1 0-416zm0 464a256 256 0 1 0 0-512 256 256 0 1 0 0 512zM167 167c-9.4 9.4-9.4 24.6 0 33.9l55 55-55 55c-9.4 9.4-9.4 24.6 0 33.9s24.6 9.4 33.9 0l55-55 55 55c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-55-55 55-55c9.4-9.4 9.4-24.6 0-33.9s-24.6-9.4-33.9 0l-55 55-55-55c-9.4-9.4-24.6-9.4-33.9 0z"/></svg>',clock:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M528 320C528 434.9 434.9 528 320 528C205.1 528 112 434.9 112 320C112 205.1 205.1 112 320 112C434.9 112 528 205.1 528 320zM64 320C64 461.4 178.6 576 320 576C461.4 576 576 461.4 576 320C576 178.6 461.4 64 320 64C178.6 64 64 178.6 64 320zM296 184L296 320C296 328 300 335.5 306.7 340L402.7 404C413.7 411.4 428.6 408.4 436 397.3C443.4 386.2 440.4 371.4 429.3 364L344 307.2L344 184C344 170.7 333.3 160 320 160C306.7 160 296 170.7 296 184z"/></svg>',copy:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M384 336l-192 0c-8.8 0-16-7.2-16-16l0-256c0-8.8 7.2-16 16-16l133.5 0c4.2 0 8.3 1.7 11.3 4.7l58.5 58.5c3 3 4.7 7.1 4.7 11.3L400 320c0 8.8-7.2 16-16 16zM192 384l192 0c35.3 0 64-28.7 64-64l0-197.5c0-17-6.7-33.3-18.7-45.3L370.7 18.7C358.7 6.7 342.5 0 325.5 0L192 0c-35.3 0-64 28.7-64 64l0 256c0 35.3 28.7 64 64 64zM64 128c-35.3 0-64 28.7-64 64L0 448c0 35.3 28.7 64 64 64l192 0c35.3 0 64-28.7 64-64l0-16-48 0 0 16c0 8.8-7.2 16-16 16L64 464c-8.8 0-16-7.2-16-16l0-256c0-8.8 7.2-16 16-16l16 0 0-48-16 0z"/></svg>',eye:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M288 80C222.8 80 169.2 109.6 128.1 147.7 89.6 183.5 63 226 49.4 256 63 286 89.6 328.5 128.1 364.3 169.2 402.4 222.8 432 288 432s118.8-29.6 159.9-67.7C486.4 328.5 513 286 526.6 256 513 226 486.4 183.5 447.9 147.7 406.8 109.6 353.2 80 288 80zM95.4 112.6C142.5 68.8 207.2 32 288 32s145.5 36.8 192.6 80.6c46.8 43.5 78.1 95.4 93 131.1 3.3 7.9 3.3 16.7 0 24.6-14.9 35.7-46.2 87.7-93 131.1-47.1 43.7-111.8 80.6-192.6 80.6S142.5 443.2 95.4 399.4c-46.8-43.5-78.1-95.4-93-131.1-3.3-7.9-3.3-16.7 0-24.6 14.9-35.7 46.2-87.7 93-131.1zM288 336c44.2 0 80-35.8 80-80 0-29.6-16.1-55.5-40-69.3-1.4 59.7-49.6 107.9-109.3 109.3 13.8 23.9 39.7 40 69.3 40zm-79.6-88.4c2.5 .3 5 .4 7.6 .4 35.3 0 64-28.7 64-64 0-2.6-.2-5.1-.4-7.6-37.4 3.9-67.2 33.7-71.1 71.1zm45.6-115c10.8-3 22.2-4.5 33.9-4.5 8.8 0 17.5 .9 25.8 2.6 .3 .1 .5 .1 .8 .2 57.9 12.2 101.4 63.7 101.4 125.2 0 70.7-57.3 128-128 128-61.6 0-113-43.5-125.2-101.4-1.8-8.6-2.8-17.5-2.8-26.6 0-11 1.4-21.8 4-32 .2-.7 .3-1.3 .5-1.9 11.9-43.4 46.1-77.6 89.5-89.5z"/></svg>',"eye-slash":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M41-24.9c-9.4-9.4-24.6-9.4-33.9 0S-2.3-.3 7 9.1l528 528c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-96.4-96.4c2.7-2.4 5.4-4.8 8-7.2 46.8-43.5 78.1-95.4 93-131.1 3.3-7.9 3.3-16.7 0-24.6-14.9-35.7-46.2-87.7-93-131.1-47.1-43.7-111.8-80.6-192.6-80.6-56.8 0-105.6 18.2-146 44.2L41-24.9zM176.9 111.1c32.1-18.9 69.2-31.1 111.1-31.1 65.2 0 118.8 29.6 159.9 67.7 38.5 35.7 65.1 78.3 78.6 108.3-13.6 30-40.2 72.5-78.6 108.3-3.1 2.8-6.2 5.6-9.4 8.4L393.8 328c14-20.5 22.2-45.3 22.2-72 0-70.7-57.3-128-128-128-26.7 0-51.5 8.2-72 22.2l-39.1-39.1zm182 182l-108-108c11.1-5.8 23.7-9.1 37.1-9.1 44.2 0 80 35.8 80 80 0 13.4-3.3 26-9.1 37.1zM103.4 173.2l-34-34c-32.6 36.8-55 75.8-66.9 104.5-3.3 7.9-3.3 16.7 0 24.6 14.9 35.7 46.2 87.7 93 131.1 47.1 43.7 111.8 80.6 192.6 80.6 37.3 0 71.2-7.9 101.5-20.6L352.2 422c-20 6.4-41.4 10-64.2 10-65.2 0-118.8-29.6-159.9-67.7-38.5-35.7-65.1-78.3-78.6-108.3 10.4-23.1 28.6-53.6 54-82.8z"/></svg>',star:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M288.1-32c9 0 17.3 5.1 21.4 13.1L383 125.3 542.9 150.7c8.9 1.4 16.3 7.7 19.1 16.3s.5 18-5.8 24.4L441.7 305.9 467 465.8c1.4 8.9-2.3 17.9-9.6 23.2s-17 6.1-25 2L288.1 417.6 143.8 491c-8 4.1-17.7 3.3-25-2s-11-14.2-9.6-23.2L134.4 305.9 20 191.4c-6.4-6.4-8.6-15.8-5.8-24.4s10.1-14.9 19.1-16.3l159.9-25.4 73.6-144.2c4.1-8 12.4-13.1 21.4-13.1zm0 76.8L230.3 158c-3.5 6.8-10 11.6-17.6 12.8l-125.5 20 89.8 89.9c5.4 5.4 7.9 13.1 6.7 20.7l-19.8 125.5 113.3-57.6c6.8-3.5 14.9-3.5 21.8 0l113.3 57.6-19.8-125.5c-1.2-7.6 1.3-15.3 6.7-20.7l89.8-89.9-125.5-20c-7.6-1.2-14.1-6-17.6-12.8L288.1 44.8z"/></svg>'}},Lu={name:"system",resolver:(o,e="classic",t="solid")=>{let a=js[t][o]??js.regular[o]??js.regular["circle-question"];return a?Pu(a):""},mutator:o=>{o.hasAttribute("fill")||o.setAttribute("fill","currentColor")}},Pl=Lu;var $u="classic",Eu=[Sl,Pl],Ll=new Set;function $l(o){Ll.add(o)}function El(o){Ll.delete(o)}function Tr(o){return Eu.find(e=>e.name===o)}function Al(){return $u}var{I:Au}=al,Ml=o=>o;var Tl=(o,e)=>e===void 0?o?._$litType$!==void 0:o?._$litType$===e;var _l=o=>o.strings===void 0,Rl=()=>document.createComment(""),to=(o,e,t)=>{let r=o._$AA.parentNode,a=e===void 0?o._$AB:e._$AA;if(t===void 0){let s=r.insertBefore(Rl(),a),i=r.insertBefore(Rl(),a);t=new Au(s,i,o,o.options)}else{let s=t._$AB.nextSibling,i=t._$AM,n=i!==o;if(n){let l;t._$AQ?.(o),t._$AM=o,t._$AP!==void 0&&(l=o._$AU)!==i._$AU&&t._$AP(l)}if(s!==a||n){let l=t._$AA;for(;l!==s;){let d=Ml(l).nextSibling;Ml(r).insertBefore(l,a),l=d}}}return t},at=(o,e,t=o)=>(o._$AI(e,t),o),Mu={},oo=(o,e=Mu)=>o._$AH=e,Ol=o=>o._$AH,_r=o=>{o._$AR(),o._$AA.remove()};var Oo=Symbol(),Or=Symbol(),Ns,Ws=new Map,Y=class extends X{constructor(){super(...arguments),this.svg=null,this.autoWidth=!1,this.swapOpacity=!1,this.label="",this.library="default",this.rotate=0,this.resolveIcon=async(o,e)=>{let t;if(e?.spriteSheet){this.hasUpdated||await this.updateComplete,this.svg=c`<svg part="svg">
        <use part="use" href="${o}"></use>
      </svg>`,await this.updateComplete;let r=this.shadowRoot.querySelector("[part='svg']");return typeof e.mutator=="function"&&e.mutator(r,this),this.svg}try{if(t=await fetch(o,{mode:"cors"}),!t.ok)return t.status===410?Oo:Or}catch{return Or}try{let r=document.createElement("div");r.innerHTML=await t.text();let a=r.firstElementChild;if(a?.tagName?.toLowerCase()!=="svg")return Oo;Ns||(Ns=new DOMParser);let i=Ns.parseFromString(a.outerHTML,"text/html").body.querySelector("svg");return i?(i.part.add("svg"),document.adoptNode(i)):Oo}catch{return Oo}}}connectedCallback(){super.connectedCallback(),$l(this)}firstUpdated(o){super.firstUpdated(o),this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`),this.setIcon()}disconnectedCallback(){super.disconnectedCallback(),El(this)}async getIconSource(){let o=Tr(this.library),e=this.family||Al();if(this.name&&o){let t=this.canvas==="auto"||this.autoWidth,r;try{r=await o.resolver(this.name,e,this.variant,t)}catch{r=void 0}return{url:r,fromLibrary:!0}}return{url:this.src,fromLibrary:!1}}handleLabelChange(){typeof this.label=="string"&&this.label.length>0?(this.setAttribute("role","img"),this.setAttribute("aria-label",this.label),this.removeAttribute("aria-hidden")):(this.removeAttribute("role"),this.removeAttribute("aria-label"),this.setAttribute("aria-hidden","true"))}async setIcon(){let{url:o,fromLibrary:e}=await this.getIconSource(),t=e?Tr(this.library):void 0;if(!o){this.svg=null;return}let r=Ws.get(o);r||(r=this.resolveIcon(o,t),Ws.set(o,r));let a=await r;a===Or&&Ws.delete(o);let s=await this.getIconSource();if(o===s.url){if(Tl(a)){this.svg=a;return}switch(a){case Or:case Oo:this.svg=null,this.dispatchEvent(new wl);break;default:this.svg=a.cloneNode(!0),t?.mutator?.(this.svg,this),this.dispatchEvent(new vl)}}}willUpdate(o){return this.style||this.setStyleProperty("--rotate-angle",`${this.rotate}deg`),super.willUpdate(o)}updated(o){super.updated(o);let e=Tr(this.library);this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`);let t=this.shadowRoot?.querySelector("svg");t&&e?.mutator?.(t,this)}render(){return this.hasUpdated?this.svg:c`<svg part="svg" width="16" height="16" viewBox="0 0 16 16"></svg>`}};Y.css=xl;u([k()],Y.prototype,"svg",2);u([f({reflect:!0})],Y.prototype,"name",2);u([f({reflect:!0})],Y.prototype,"family",2);u([f({reflect:!0})],Y.prototype,"variant",2);u([f({reflect:!0})],Y.prototype,"canvas",2);u([f({attribute:"auto-width",type:Boolean,reflect:!0})],Y.prototype,"autoWidth",2);u([f({attribute:"swap-opacity",type:Boolean,reflect:!0})],Y.prototype,"swapOpacity",2);u([f()],Y.prototype,"src",2);u([f()],Y.prototype,"label",2);u([f({reflect:!0})],Y.prototype,"library",2);u([f({type:Number,reflect:!0})],Y.prototype,"rotate",2);u([f({type:String,reflect:!0})],Y.prototype,"flip",2);u([f({type:String,reflect:!0})],Y.prototype,"animation",2);u([Z("label")],Y.prototype,"handleLabelChange",1);u([Z(["family","name","library","variant","src","autoWidth","canvas","swapOpacity"],{waitUntilFirstUpdate:!0})],Y.prototype,"setIcon",1);Y=u([P("wa-icon")],Y);var Bl=class{constructor(o,e){this.element=o,this.callback=e}start(...o){if(!!1){this.observer??(this.observer=new ResizeObserver(()=>this.check())),this.observer.observe(this.element);for(let e of o)this.observer.observe(e);this.initialCheckHandle??(this.initialCheckHandle=requestAnimationFrame(()=>{this.initialCheckHandle=void 0,this.check()}))}}stop(){this.initialCheckHandle!==void 0&&(cancelAnimationFrame(this.initialCheckHandle),this.initialCheckHandle=void 0),this.observer?.disconnect()}check(){this.callback(this.element.getClientRects().length>0)}};function zl(o,e){let t=e.getBoundingClientRect();return o.clientX>=t.left&&o.clientX<=t.right&&o.clientY>=t.top&&o.clientY<=t.bottom}var Vs=new Set;function Ru(){let o=document.documentElement.clientWidth;return Math.abs(window.innerWidth-o)}function Tu(){let o=Number(getComputedStyle(document.body).paddingRight.replace(/px/,""));return isNaN(o)||!o?0:o}function Br(o){if(Vs.add(o),!document.documentElement.classList.contains("wa-scroll-lock")){let e=Ru()+Tu(),t=getComputedStyle(document.documentElement).scrollbarGutter;(!t||t==="auto")&&(t="stable"),e<2&&(t=""),document.documentElement.style.setProperty("--wa-scroll-lock-gutter",t),document.documentElement.classList.add("wa-scroll-lock"),document.documentElement.style.setProperty("--wa-scroll-lock-size",`${e}px`)}}function zr(o){Vs.delete(o),Vs.size===0&&(document.documentElement.classList.remove("wa-scroll-lock"),document.documentElement.style.removeProperty("--wa-scroll-lock-size"))}function Dl(o){return o.split(" ").map(e=>e.trim()).filter(e=>e!=="")}var Dr=class extends Event{constructor(){super("wa-show",{bubbles:!0,cancelable:!0,composed:!0})}};var Fr=class extends Event{constructor(o){super("wa-hide",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=o}};var qr=class extends Event{constructor(){super("wa-after-hide",{bubbles:!0,cancelable:!1,composed:!0})}};var Ir=class extends Event{constructor(){super("wa-after-show",{bubbles:!0,cancelable:!1,composed:!0})}};var Fl=q`
  :host {
    --width: 31rem;
    --spacing: var(--wa-space-l);
    --backdrop-filter: none;
    --show-duration: var(--wa-transition-normal);
    --hide-duration: var(--wa-transition-normal);

    display: none;
  }

  :host([open]) {
    display: block;
  }

  .dialog {
    display: flex;
    flex-direction: column;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    width: var(--width);
    max-width: calc(100% - var(--wa-space-2xl));
    max-height: calc(100% - var(--wa-space-2xl));
    color: inherit;
    background-color: var(--wa-color-surface-raised);
    border-radius: var(--wa-panel-border-radius);
    border: none;
    box-shadow: var(--wa-shadow-l);
    padding: 0;
    margin: auto;

    &.show {
      animation: show-dialog var(--show-duration) ease;

      &::backdrop {
        animation: show-backdrop var(--show-duration, 200ms) ease;
      }
    }

    &.hide {
      animation: show-dialog var(--hide-duration) ease reverse;

      &::backdrop {
        animation: show-backdrop var(--hide-duration, 200ms) ease reverse;
      }
    }

    &.pulse {
      animation: pulse 250ms ease;
    }
  }

  .dialog:focus {
    outline: none;
  }

  /* Ensure there's enough vertical padding for phones that don't update vh when chrome appears (e.g. iPhone) */
  @media screen and (max-width: 420px) {
    .dialog {
      max-height: 80vh;
    }
  }

  .open {
    display: flex;
    opacity: 1;
  }

  .header {
    flex: 0 0 auto;
    display: flex;
    flex-wrap: nowrap;

    padding-inline-start: var(--spacing);
    padding-block-end: 0;

    /* Subtract the close button's padding so that the X is visually aligned with the edges of the dialog content */
    padding-inline-end: calc(var(--spacing) - var(--wa-form-control-padding-block));
    padding-block-start: calc(var(--spacing) - var(--wa-form-control-padding-block));
  }

  .title {
    align-self: center;
    flex: 1 1 auto;
    font-family: inherit;
    font-size: var(--wa-font-size-l);
    font-weight: var(--wa-font-weight-heading);
    line-height: var(--wa-line-height-condensed);
    margin: 0;
  }

  .header-actions {
    align-self: start;
    display: flex;
    flex-shrink: 0;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--wa-space-2xs);
    padding-inline-start: var(--spacing);
  }

  .header-actions wa-button,
  .header-actions ::slotted(wa-button) {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
  }

  .body {
    flex: 1 1 auto;
    display: block;
    padding: var(--spacing);
    overflow: auto;
    -webkit-overflow-scrolling: touch;

    &:focus {
      outline: none;
    }

    &:focus-visible {
      outline: var(--wa-focus-ring);
      outline-offset: var(--wa-focus-ring-offset);
    }
  }

  .footer {
    flex: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    gap: var(--wa-space-xs);
    justify-content: end;
    padding: var(--spacing);
    padding-block-start: 0;
  }

  .footer ::slotted(wa-button:not(:first-of-type)) {
    margin-inline-start: var(--wa-spacing-xs);
  }

  .dialog::backdrop {
    /*
      NOTE: the ::backdrop element doesn't inherit properly in Safari yet, but it will in 17.4! At that time, we can
      remove the fallback values here.
    */
    background-color: var(--wa-color-overlay-modal, rgb(0 0 0 / 0.25));
    backdrop-filter: var(--backdrop-filter);
  }

  @keyframes pulse {
    0% {
      scale: 1;
    }
    50% {
      scale: 1.02;
    }
    100% {
      scale: 1;
    }
  }

  @keyframes show-dialog {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }

  @keyframes show-backdrop {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .dialog {
      border: solid 1px white;
    }
  }
`;var Tt=[];function Ur(o){ro(o),Tt.push(o)}function ro(o){for(let e=Tt.length-1;e>=0;e--)if(Tt[e]===o){Tt.splice(e,1);break}}function Bo(o){return Tt.length>0&&Tt[Tt.length-1]===o}function Pe(o,e){return new Promise(t=>{let r=new AbortController,{signal:a}=r;if(o.classList.contains(e))return;o.classList.add(e);let s=!1,i=()=>{s||(s=!0,o.classList.remove(e),t(),r.abort())};o.addEventListener("animationend",i,{once:!0,signal:a}),o.addEventListener("animationcancel",i,{once:!0,signal:a}),requestAnimationFrame(()=>{!s&&o.getAnimations().length===0&&i()})})}var ve=class extends X{constructor(){super(...arguments),this.localize=new le(this),this.hasSlotController=new rt(this,"footer","header-actions","label"),this.renderedWatcher=new Bl(this,o=>this.handleRenderedChange(o)),this.open=!1,this.label="",this.withoutHeader=!1,this.lightDismiss=!1,this.withFooter=!1,this.withLabel=!1,this.handleDocumentKeyDown=o=>{o.key==="Escape"&&this.open&&Bo(this)&&(o.preventDefault(),o.stopPropagation(),this.requestClose(this.dialog))}}firstUpdated(o){super.firstUpdated(o),this.open&&(this.addOpenListeners(),this.dialog.showModal(),Br(this),this.renderedWatcher.start(this.dialog))}disconnectedCallback(){super.disconnectedCallback(),this.renderedWatcher.stop(),zr(this),this.removeOpenListeners()}async requestClose(o){let e=new Fr({source:o});if(this.dispatchEvent(e),e.defaultPrevented){this.open=!0,Pe(this.dialog,"pulse");return}this.removeOpenListeners(),await Pe(this.dialog,"hide"),this.open=!1,this.dialog.close(),zr(this),this.renderedWatcher.stop();let t=this.originalTrigger;typeof t?.focus=="function"&&setTimeout(()=>t.focus()),this.dispatchEvent(new qr)}addOpenListeners(){document.addEventListener("keydown",this.handleDocumentKeyDown),Ur(this)}removeOpenListeners(){document.removeEventListener("keydown",this.handleDocumentKeyDown),ro(this)}handleDialogCancel(o){o.preventDefault(),!this.dialog.classList.contains("hide")&&o.target===this.dialog&&Bo(this)&&this.requestClose(this.dialog)}handleDialogClick(o){let t=o.target.closest('[data-dialog="close"]');t&&(o.stopPropagation(),this.requestClose(t))}async handleDialogPointerDown(o){o.target===this.dialog&&!zl(o,this.dialog)&&(this.lightDismiss?this.requestClose(this.dialog):await Pe(this.dialog,"pulse"))}handleRenderedChange(o){if(!this.open){this.renderedWatcher.stop();return}!o&&this.dialog.open?(this.removeOpenListeners(),this.dialog.close(),zr(this)):o&&!this.dialog.open&&(this.addOpenListeners(),this.dialog.showModal(),Br(this))}handleOpenChange(){this.open&&!this.dialog.open?this.show():!this.open&&this.dialog.open?(this.open=!0,this.requestClose(this.dialog)):this.open||this.renderedWatcher.stop()}async show(){let o=new Dr;if(this.dispatchEvent(o),o.defaultPrevented){this.open=!1;return}this.addOpenListeners(),this.originalTrigger=document.activeElement,this.open=!0,this.dialog.showModal(),Br(this),this.renderedWatcher.start(this.dialog),requestAnimationFrame(()=>{let e=this.querySelector("[autofocus]");e&&typeof e.focus=="function"?e.focus():this.dialog.focus()}),await Pe(this.dialog,"show"),this.dispatchEvent(new Ir)}render(){let o=!this.withoutHeader,e=this.hasSlotController.test("footer","withFooter"),t=this.label.length>0||this.hasSlotController.test("label","withLabel");return c`
      <dialog
        part="dialog"
        aria-labelledby=${_(o&&t?"title":void 0)}
        aria-label=${_(!o&&this.label?this.label:void 0)}
        class=${_e({dialog:!0,open:this.open})}
        @cancel=${this.handleDialogCancel}
        @click=${this.handleDialogClick}
        @pointerdown=${this.handleDialogPointerDown}
      >
        ${o?c`
              <div part="header" class="header">
                <h2 part="title" class="title" id="title">
                  <!-- If there's no label, use an invisible character to prevent the header from collapsing -->
                  <slot name="label"> ${this.label.length>0?this.label:"\u200B"} </slot>
                </h2>
                <div part="header-actions" class="header-actions">
                  <slot name="header-actions"></slot>
                  <wa-button
                    part="close-button"
                    exportparts="base:close-button__base"
                    class="close"
                    appearance="plain"
                    @click="${r=>this.requestClose(r.target)}"
                  >
                    <wa-icon
                      name="xmark"
                      label=${this.localize.term("close")}
                      library="system"
                      variant="solid"
                    ></wa-icon>
                  </wa-button>
                </div>
              </div>
            `:""}

        <div part="body" class="body"><slot></slot></div>

        <!-- Use a hidden element so we still get "slotchange" events. -->
        <div part="footer" class="footer" ?hidden=${!e}>
          <slot name="footer"></slot>
        </div>
      </dialog>
    `}};ve.css=Fl;u([J(".dialog")],ve.prototype,"dialog",2);u([f({type:Boolean,reflect:!0})],ve.prototype,"open",2);u([f({reflect:!0})],ve.prototype,"label",2);u([f({attribute:"without-header",type:Boolean,reflect:!0})],ve.prototype,"withoutHeader",2);u([f({attribute:"light-dismiss",type:Boolean})],ve.prototype,"lightDismiss",2);u([f({attribute:"with-footer",type:Boolean})],ve.prototype,"withFooter",2);u([f({attribute:"with-label",type:Boolean})],ve.prototype,"withLabel",2);u([Z("open",{waitUntilFirstUpdate:!0})],ve.prototype,"handleOpenChange",1);ve=u([P("wa-dialog")],ve);document.addEventListener("click",o=>{let e=o.target.closest("[data-dialog]");if(e instanceof Element){let[t,r]=Dl(e.getAttribute("data-dialog")||"");if(t==="open"&&r?.length){let s=e.getRootNode().getElementById(r);s?.localName==="wa-dialog"?s.open=!0:console.warn(`A dialog with an ID of "${r}" could not be found in this document.`)}}}),document.addEventListener("pointerdown",()=>{});var ql=class extends Event{constructor(o){super("wa-select",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=o}};function*Gs(o=document.activeElement){o!=null&&(yield o,"shadowRoot"in o&&o.shadowRoot&&o.shadowRoot.mode!=="closed"&&(yield*Gs(o.shadowRoot.activeElement)))}var Il=q`
  :host {
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);
    display: contents;
  }

  #menu {
    display: flex;
    flex-direction: column;
    width: max-content;
    margin: 0;
    padding: 0.25em;
    border: var(--wa-border-style) var(--wa-border-width-s) var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-m);
    background-color: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
    color: var(--wa-color-text-normal);
    text-align: start;
    user-select: none;
    overflow: auto;
    max-width: var(--auto-size-available-width) !important;
    max-height: var(--auto-size-available-height) !important;

    &.show {
      animation: show var(--show-duration) ease;
    }

    &.hide {
      animation: show var(--hide-duration) ease reverse;
    }

    ::slotted(h1),
    ::slotted(h2),
    ::slotted(h3),
    ::slotted(h4),
    ::slotted(h5),
    ::slotted(h6) {
      display: block !important;
      margin: 0.25em 0 !important;
      padding: 0.25em 0.75em !important;
      color: var(--wa-color-text-quiet);
      font-family: var(--wa-font-family-body) !important;
      font-weight: var(--wa-font-weight-semibold) !important;
      font-size: var(--wa-font-size-smaller) !important;
    }

    ::slotted(wa-divider) {
      --spacing: 0.25em; /* Component-specific, left as-is */
    }
  }

  wa-popup[data-current-placement^='top'] #menu {
    transform-origin: bottom;
  }

  wa-popup[data-current-placement^='bottom'] #menu {
    transform-origin: top;
  }

  wa-popup[data-current-placement^='left'] #menu {
    transform-origin: right;
  }

  wa-popup[data-current-placement^='right'] #menu {
    transform-origin: left;
  }

  wa-popup[data-current-placement='left-start'] #menu {
    transform-origin: right top;
  }

  wa-popup[data-current-placement='left-end'] #menu {
    transform-origin: right bottom;
  }

  wa-popup[data-current-placement='right-start'] #menu {
    transform-origin: left top;
  }

  wa-popup[data-current-placement='right-end'] #menu {
    transform-origin: left bottom;
  }

  @keyframes show {
    from {
      scale: 0.9;
      opacity: 0;
    }
    to {
      scale: 1;
      opacity: 1;
    }
  }
`;var Ul="useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";var Hl=(o=21)=>{let e="",t=crypto.getRandomValues(new Uint8Array(o|=0));for(;o--;)e+=Ul[t[o]&63];return e};function Ks(o,e,t){let r=a=>Object.is(a,-0)?0:a;return o<e?r(e):o>t?r(t):r(o)}function jl(o=""){return`${o}${Hl()}`}var Oe=Math.min,Le=Math.max,Do=Math.round,Fo=Math.floor,Be=o=>({x:o,y:o}),_u={left:"right",right:"left",bottom:"top",top:"bottom"};function Xs(o,e,t){return Le(o,Oe(e,t))}function _t(o,e){return typeof o=="function"?o(e):o}function st(o){return o.split("-")[0]}function Ot(o){return o.split("-")[1]}function Ys(o){return o==="x"?"y":"x"}function jr(o){return o==="y"?"height":"width"}function ze(o){let e=o[0];return e==="t"||e==="b"?"y":"x"}function Nr(o){return Ys(ze(o))}function Vl(o,e,t){t===void 0&&(t=!1);let r=Ot(o),a=Nr(o),s=jr(a),i=a==="x"?r===(t?"end":"start")?"right":"left":r==="start"?"bottom":"top";return e.reference[s]>e.floating[s]&&(i=zo(i)),[i,zo(i)]}function Gl(o){let e=zo(o);return[Hr(o),e,Hr(e)]}function Hr(o){return o.includes("start")?o.replace("start","end"):o.replace("end","start")}var Nl=["left","right"],Wl=["right","left"],Ou=["top","bottom"],Bu=["bottom","top"];function zu(o,e,t){switch(o){case"top":case"bottom":return t?e?Wl:Nl:e?Nl:Wl;case"left":case"right":return e?Ou:Bu;default:return[]}}function Kl(o,e,t,r){let a=Ot(o),s=zu(st(o),t==="start",r);return a&&(s=s.map(i=>i+"-"+a),e&&(s=s.concat(s.map(Hr)))),s}function zo(o){let e=st(o);return _u[e]+o.slice(e.length)}function Du(o){var e,t,r,a;return{top:(e=o.top)!=null?e:0,right:(t=o.right)!=null?t:0,bottom:(r=o.bottom)!=null?r:0,left:(a=o.left)!=null?a:0}}function Qs(o){return typeof o!="number"?Du(o):{top:o,right:o,bottom:o,left:o}}function Bt(o){let{x:e,y:t,width:r,height:a}=o;return{width:r,height:a,top:t,left:e,right:e+r,bottom:t+a,x:e,y:t}}function Xl(o,e,t){let{reference:r,floating:a}=o,s=ze(e),i=Nr(e),n=jr(i),l=st(e),d=s==="y",p=r.x+r.width/2-a.width/2,m=r.y+r.height/2-a.height/2,w=r[n]/2-a[n]/2,v;switch(l){case"top":v={x:p,y:r.y-a.height};break;case"bottom":v={x:p,y:r.y+r.height};break;case"right":v={x:r.x+r.width,y:m};break;case"left":v={x:r.x-a.width,y:m};break;default:v={x:r.x,y:r.y}}let b=Ot(e);return b&&(v[i]+=w*(b==="end"?1:-1)*(t&&d?-1:1)),v}async function Yl(o,e){var t;e===void 0&&(e={});let{x:r,y:a,platform:s,rects:i,elements:n,strategy:l}=o,{boundary:d="clippingAncestors",rootBoundary:p="viewport",elementContext:m="floating",altBoundary:w=!1,padding:v=0}=_t(e,o),b=Qs(v),M=n[w?m==="floating"?"reference":"floating":m],$=Bt(await s.getClippingRect({element:(t=await(s.isElement==null?void 0:s.isElement(M)))==null||t?M:M.contextElement||await(s.getDocumentElement==null?void 0:s.getDocumentElement(n.floating)),boundary:d,rootBoundary:p,strategy:l})),z=m==="floating"?{x:r,y:a,width:i.floating.width,height:i.floating.height}:i.reference,U=await(s.getOffsetParent==null?void 0:s.getOffsetParent(n.floating)),H=await(s.isElement==null?void 0:s.isElement(U))&&await(s.getScale==null?void 0:s.getScale(U))||{x:1,y:1},ie=Bt(s.convertOffsetParentRelativeRectToViewportRelativeRect?await s.convertOffsetParentRelativeRectToViewportRelativeRect({elements:n,rect:z,offsetParent:U,strategy:l}):z);return{top:($.top-ie.top+b.top)/H.y,bottom:(ie.bottom-$.bottom+b.bottom)/H.y,left:($.left-ie.left+b.left)/H.x,right:(ie.right-$.right+b.right)/H.x}}var Fu=50,Ql=async(o,e,t)=>{let{placement:r="bottom",strategy:a="absolute",middleware:s=[],platform:i}=t,n=i.detectOverflow?i:{...i,detectOverflow:Yl},l=await(i.isRTL==null?void 0:i.isRTL(e)),d=await i.getElementRects({reference:o,floating:e,strategy:a}),{x:p,y:m}=Xl(d,r,l),w=r,v=0,b={};for(let S=0;S<s.length;S++){let M=s[S];if(!M)continue;let{name:$,fn:z}=M,{x:U,y:H,data:ie,reset:W}=await z({x:p,y:m,initialPlacement:r,placement:w,strategy:a,middlewareData:b,rects:d,platform:n,elements:{reference:o,floating:e}});p=U??p,m=H??m,b[$]={...b[$],...ie},W&&v<Fu&&(v++,typeof W=="object"&&(W.placement&&(w=W.placement),W.rects&&(d=W.rects===!0?await i.getElementRects({reference:o,floating:e,strategy:a}):W.rects),{x:p,y:m}=Xl(d,w,l)),S=-1)}return{x:p,y:m,placement:w,strategy:a,middlewareData:b}},Jl=o=>({name:"arrow",options:o,async fn(e){let{x:t,y:r,placement:a,rects:s,platform:i,elements:n,middlewareData:l}=e,{element:d,padding:p=0}=_t(o,e)||{};if(d==null)return{};let m=Qs(p),w={x:t,y:r},v=Nr(a),b=jr(v),S=await i.getDimensions(d),M=v==="y",$=M?"top":"left",z=M?"bottom":"right",U=M?"clientHeight":"clientWidth",H=s.reference[b]+s.reference[v]-w[v]-s.floating[b],ie=w[v]-s.reference[v],W=await(i.getOffsetParent==null?void 0:i.getOffsetParent(d)),ne=W?W[U]:0;(!ne||!await(i.isElement==null?void 0:i.isElement(W)))&&(ne=n.floating[U]||s.floating[b]);let be=H/2-ie/2,Re=ne/2-S[b]/2-1,ee=Oe(m[$],Re),So=Oe(m[z],Re),Po=ne-S[b]-So,Te=ne/2-S[b]/2+be,Ce=Xs(ee,Te,Po),kt=!l.arrow&&Ot(a)!=null&&Te!==Ce&&s.reference[b]/2-(Te<ee?ee:So)-S[b]/2<0,je=kt?Te<ee?Te-ee:Te-Po:0;return{[v]:w[v]+je,data:{[v]:Ce,centerOffset:Te-Ce-je,...kt&&{alignmentOffset:je}},reset:kt}}});var Zl=function(o){return o===void 0&&(o={}),{name:"flip",options:o,async fn(e){var t,r;let{placement:a,middlewareData:s,rects:i,initialPlacement:n,platform:l,elements:d}=e,{mainAxis:p=!0,crossAxis:m=!0,fallbackPlacements:w,fallbackStrategy:v="bestFit",fallbackAxisSideDirection:b="none",flipAlignment:S=!0,...M}=_t(o,e);if((t=s.arrow)!=null&&t.alignmentOffset)return{};let $=st(a),z=ze(n),U=st(n)===n,H=await(l.isRTL==null?void 0:l.isRTL(d.floating)),ie=w||(U||!S?[zo(n)]:Gl(n)),W=b!=="none";!w&&W&&ie.push(...Kl(n,S,b,H));let ne=[n,...ie],be=await l.detectOverflow(e,M),Re=[],ee=((r=s.flip)==null?void 0:r.overflows)||[];if(p&&Re.push(be[$]),m){let Ce=Vl(a,i,H);Re.push(be[Ce[0]],be[Ce[1]])}if(ee=[...ee,{placement:a,overflows:Re}],!Re.every(Ce=>Ce<=0)){var So,Po;let Ce=(((So=s.flip)==null?void 0:So.index)||0)+1,kt=ne[Ce];if(kt&&(!(m==="alignment"?z!==ze(kt):!1)||ee.every(ke=>ze(ke.placement)===z?ke.overflows[0]>0:!0)))return{data:{index:Ce,overflows:ee},reset:{placement:kt}};let je=(Po=ee.filter(St=>St.overflows[0]<=0).sort((St,ke)=>St.overflows[1]-ke.overflows[1])[0])==null?void 0:Po.placement;if(!je)switch(v){case"bestFit":{var Te;let St=(Te=ee.filter(ke=>{if(W){let tt=ze(ke.placement);return tt===z||tt==="y"}return!0}).map(ke=>[ke.placement,ke.overflows.filter(tt=>tt>0).reduce((tt,Qc)=>tt+Qc,0)]).sort((ke,tt)=>ke[1]-tt[1])[0])==null?void 0:Te[0];St&&(je=St);break}case"initialPlacement":je=n;break}if(a!==je)return{reset:{placement:je}}}return{}}}};var qu=new Set(["left","top"]);async function Iu(o,e){let{placement:t,platform:r,elements:a}=o,s=await(r.isRTL==null?void 0:r.isRTL(a.floating)),i=st(t),n=Ot(t),l=ze(t)==="y",d=qu.has(i)?-1:1,p=s&&l?-1:1,m=_t(e,o),{mainAxis:w,crossAxis:v,alignmentAxis:b}=typeof m=="number"?{mainAxis:m,crossAxis:0,alignmentAxis:null}:{mainAxis:m.mainAxis||0,crossAxis:m.crossAxis||0,alignmentAxis:m.alignmentAxis};return n&&typeof b=="number"&&(v=n==="end"?b*-1:b),l?{x:v*p,y:w*d}:{x:w*d,y:v*p}}var ed=function(o){return o===void 0&&(o=0),{name:"offset",options:o,async fn(e){var t,r;let{x:a,y:s,placement:i,middlewareData:n}=e,l=await Iu(e,o);return i===((t=n.offset)==null?void 0:t.placement)&&(r=n.arrow)!=null&&r.alignmentOffset?{}:{x:a+l.x,y:s+l.y,data:{...l,placement:i}}}}},td=function(o){return o===void 0&&(o={}),{name:"shift",options:o,async fn(e){let{x:t,y:r,placement:a,platform:s}=e,{mainAxis:i=!0,crossAxis:n=!1,limiter:l={fn:z=>{let{x:U,y:H}=z;return{x:U,y:H}}},...d}=_t(o,e),p={x:t,y:r},m=await s.detectOverflow(e,d),w=ze(a),v=Ys(w),b=p[v],S=p[w],M=(z,U)=>Xs(U+m[z==="y"?"top":"left"],U,U-m[z==="y"?"bottom":"right"]);i&&(b=M(v,b)),n&&(S=M(w,S));let $=l.fn({...e,[v]:b,[w]:S});return{...$,data:{x:$.x-t,y:$.y-r,enabled:{[v]:i,[w]:n}}}}}};var od=function(o){return o===void 0&&(o={}),{name:"size",options:o,async fn(e){let{placement:t,rects:r,platform:a,elements:s}=e,{apply:i=()=>{},...n}=_t(o,e),l=await a.detectOverflow(e,n),d=st(t),p=Ot(t),m=ze(t)==="y",{width:w,height:v}=r.floating,b,S;d==="top"||d==="bottom"?(b=d,S=p===(await(a.isRTL==null?void 0:a.isRTL(s.floating))?"start":"end")?"left":"right"):(S=d,b=p==="end"?"top":"bottom");let M=v-l.top-l.bottom,$=w-l.left-l.right,z=Oe(v-l[b],M),U=Oe(w-l[S],$),H=e.middlewareData.shift,ie=!H,W=z,ne=U;H!=null&&H.enabled.x&&(ne=$),H!=null&&H.enabled.y&&(W=M),ie&&!p&&(m?ne=w-2*Le(l.left,l.right):W=v-2*Le(l.top,l.bottom)),await i({...e,availableWidth:ne,availableHeight:W});let be=await a.getDimensions(s.floating);return w!==be.width||v!==be.height?{reset:{rects:!0}}:{}}}};function Wr(){return typeof window<"u"}function Dt(o){return ad(o)?(o.nodeName||"").toLowerCase():"#document"}function ae(o){var e;return(o==null||(e=o.ownerDocument)==null?void 0:e.defaultView)||window}function De(o){var e;return(e=(ad(o)?o.ownerDocument:o.document)||window.document)==null?void 0:e.documentElement}function ad(o){return Wr()?o instanceof Node||o instanceof ae(o).Node:!1}function $e(o){return Wr()?o instanceof Element||o instanceof ae(o).Element:!1}function Ke(o){return Wr()?o instanceof HTMLElement||o instanceof ae(o).HTMLElement:!1}function rd(o){return!Wr()||typeof ShadowRoot>"u"?!1:o instanceof ShadowRoot||o instanceof ae(o).ShadowRoot}function qo(o){let{overflow:e,overflowX:t,overflowY:r,display:a}=Ee(o);return/auto|scroll|overlay|hidden|clip/.test(e+r+t)&&a!=="inline"&&a!=="contents"}function sd(o){return/^(table|td|th)$/.test(Dt(o))}function Io(o){try{if(o.matches(":popover-open"))return!0}catch{}try{return o.matches(":modal")}catch{return!1}}var Uu=/transform|translate|scale|rotate|perspective|filter/,Hu=/paint|layout|strict|content/,zt=o=>!!o&&o!=="none",Js;function ao(o){let e=$e(o)?Ee(o):o;return zt(e.transform)||zt(e.translate)||zt(e.scale)||zt(e.rotate)||zt(e.perspective)||!Vr()&&(zt(e.backdropFilter)||zt(e.filter))||Uu.test(e.willChange||"")||Hu.test(e.contain||"")}function id(o){let e=it(o);for(;Ke(e)&&!so(e);){if(ao(e))return e;if(Io(e))return null;e=it(e)}return null}function Vr(){return Js==null&&(Js=typeof CSS<"u"&&CSS.supports&&CSS.supports("-webkit-backdrop-filter","none")),Js}function so(o){return/^(html|body|#document)$/.test(Dt(o))}function Ee(o){return ae(o).getComputedStyle(o)}function Uo(o){return $e(o)?{scrollLeft:o.scrollLeft,scrollTop:o.scrollTop}:{scrollLeft:o.scrollX,scrollTop:o.scrollY}}function it(o){if(Dt(o)==="html")return o;let e=o.assignedSlot||o.parentNode||rd(o)&&o.host||De(o);return rd(e)?e.host:e}function nd(o){let e=it(o);return so(e)?(o.ownerDocument||o).body:Ke(e)&&qo(e)?e:nd(e)}function Ge(o,e,t){var r;e===void 0&&(e=[]),t===void 0&&(t=!0);let a=nd(o),s=a===((r=o.ownerDocument)==null?void 0:r.body),i=ae(a);if(s){let n=Gr(i);return e.concat(i,i.visualViewport||[],qo(a)?a:[],n&&t?Ge(n):[])}else return e.concat(a,Ge(a,[],t))}function Gr(o){return o.parent&&Object.getPrototypeOf(o.parent)?o.frameElement:null}function fd(o){let e=Ee(o),t=parseFloat(e.width)||0,r=parseFloat(e.height)||0,a=Ke(o),s=a?o.offsetWidth:t,i=a?o.offsetHeight:r,n=Do(t)!==s||Do(r)!==i;return n&&(t=s,r=i),{width:t,height:r,$:n}}function ei(o){return $e(o)?o:o.contextElement}function io(o){let e=ei(o);if(!Ke(e))return Be(1);let t=e.getBoundingClientRect(),{width:r,height:a,$:s}=fd(e),i=(s?Do(t.width):t.width)/r,n=(s?Do(t.height):t.height)/a;return(!i||!Number.isFinite(i))&&(i=1),(!n||!Number.isFinite(n))&&(n=1),{x:i,y:n}}var ju=Be(0);function cd(o){let e=ae(o);return!Vr()||!e.visualViewport?ju:{x:e.visualViewport.offsetLeft,y:e.visualViewport.offsetTop}}function Nu(o,e,t){return e===void 0&&(e=!1),!!t&&e&&t===ae(o)}function Ft(o,e,t,r){e===void 0&&(e=!1),t===void 0&&(t=!1);let a=o.getBoundingClientRect(),s=ei(o),i=Be(1);e&&(r?$e(r)&&(i=io(r)):i=io(o));let n=Nu(s,t,r)?cd(s):Be(0),l=(a.left+n.x)/i.x,d=(a.top+n.y)/i.y,p=a.width/i.x,m=a.height/i.y;if(s&&r){let w=ae(s),v=$e(r)?ae(r):r,b=w,S=Gr(b);for(;S&&v!==b;){let M=io(S),$=S.getBoundingClientRect(),z=Ee(S),U=$.left+(S.clientLeft+parseFloat(z.paddingLeft))*M.x,H=$.top+(S.clientTop+parseFloat(z.paddingTop))*M.y;l*=M.x,d*=M.y,p*=M.x,m*=M.y,l+=U,d+=H,b=ae(S),S=Gr(b)}}return Bt({width:p,height:m,x:l,y:d})}function Kr(o,e){let t=Uo(o).scrollLeft;return e?e.left+t:Ft(De(o)).left+t}function ud(o,e){let t=o.getBoundingClientRect(),r=t.left+e.scrollLeft-Kr(o,t),a=t.top+e.scrollTop;return{x:r,y:a}}function Wu(o){let{elements:e,rect:t,offsetParent:r,strategy:a}=o,s=a==="fixed",i=De(r),n=e?Io(e.floating):!1;if(r===i||n&&s)return t;let l={scrollLeft:0,scrollTop:0},d=Be(1),p=Be(0),m=Ke(r);if((m||!s)&&((Dt(r)!=="body"||qo(i))&&(l=Uo(r)),m)){let v=Ft(r);d=io(r),p.x=v.x+r.clientLeft,p.y=v.y+r.clientTop}let w=i&&!m&&!s?ud(i,l):Be(0);return{width:t.width*d.x,height:t.height*d.y,x:t.x*d.x-l.scrollLeft*d.x+p.x+w.x,y:t.y*d.y-l.scrollTop*d.y+p.y+w.y}}function Vu(o){return o.getClientRects?Array.from(o.getClientRects()):[]}function Gu(o){let e=Uo(o),t=o.ownerDocument.body,r=Le(o.scrollWidth,o.clientWidth,t.scrollWidth,t.clientWidth),a=Le(o.scrollHeight,o.clientHeight,t.scrollHeight,t.clientHeight),s=-e.scrollLeft+Kr(o),i=-e.scrollTop;return Ee(t).direction==="rtl"&&(s+=Le(o.clientWidth,t.clientWidth)-r),{width:r,height:a,x:s,y:i}}var Ku=25;function Xu(o,e,t){t===void 0&&(t="viewport");let r=t==="layoutViewport",a=ae(o),s=De(o),i=a.visualViewport,n=s.clientWidth,l=s.clientHeight,d=0,p=0;if(i){let w=!Vr()||e==="fixed";r?w||(d=-i.offsetLeft,p=-i.offsetTop):(n=i.width,l=i.height,w&&(d=i.offsetLeft,p=i.offsetTop))}if(Kr(s)<=0){let w=s.ownerDocument,v=w.body,b=getComputedStyle(v),S=w.compatMode==="CSS1Compat"&&parseFloat(b.marginLeft)+parseFloat(b.marginRight)||0,M=Math.abs(s.clientWidth-v.clientWidth-S),$=getComputedStyle(s).scrollbarGutter==="stable both-edges"?M/2:M;$<=Ku&&(n-=$)}return{width:n,height:l,x:d,y:p}}function Yu(o,e){let t=Ft(o,!0,e==="fixed"),r=t.top+o.clientTop,a=t.left+o.clientLeft,s=io(o),i=o.clientWidth*s.x,n=o.clientHeight*s.y,l=a*s.x,d=r*s.y;return{width:i,height:n,x:l,y:d}}function ld(o,e,t){let r;if(e==="viewport"||e==="layoutViewport")r=Xu(o,t,e);else if(e==="document")r=Gu(De(o));else if($e(e))r=Yu(e,t);else{let a=cd(o);r={x:e.x-a.x,y:e.y-a.y,width:e.width,height:e.height}}return Bt(r)}function Qu(o,e){let t=e.get(o);if(t)return t;let r=Ge(o,[],!1).filter(n=>$e(n)&&Dt(n)!=="body"),a=null,s=Ee(o).position==="fixed",i=s?it(o):o;for(;$e(i)&&!so(i);){let n=Ee(i),l=ao(i),d=a?a.position:s?"fixed":"";!l&&(d==="fixed"||d==="absolute"&&n.position==="static")?r=r.filter(m=>m!==i):a=n,i=it(i)}return e.set(o,r),r}function Ju(o){let{element:e,boundary:t,rootBoundary:r,strategy:a}=o,i=[...t==="clippingAncestors"?Io(e)?[]:Qu(e,this._c):[].concat(t),r],n=ld(e,i[0],a),l=n.top,d=n.right,p=n.bottom,m=n.left;for(let w=1;w<i.length;w++){let v=ld(e,i[w],a);l=Le(v.top,l),d=Oe(v.right,d),p=Oe(v.bottom,p),m=Le(v.left,m)}return{width:d-m,height:p-l,x:m,y:l}}function Zu(o){let{width:e,height:t}=fd(o);return{width:e,height:t}}function ep(o,e,t){let r=Ke(e),a=De(e),s=t==="fixed",i=Ft(o,!0,s,e),n={scrollLeft:0,scrollTop:0},l=Be(0);if((r||!s)&&((Dt(e)!=="body"||qo(a))&&(n=Uo(e)),r)){let w=Ft(e,!0,s,e);l.x=w.x+e.clientLeft,l.y=w.y+e.clientTop}!r&&a&&(l.x=Kr(a));let d=a&&!r&&!s?ud(a,n):Be(0),p=i.left+n.scrollLeft-l.x-d.x,m=i.top+n.scrollTop-l.y-d.y;return{x:p,y:m,width:i.width,height:i.height}}function Zs(o){return Ee(o).position==="static"}function dd(o,e){if(!Ke(o)||Ee(o).position==="fixed")return null;if(e)return e(o);let t=o.offsetParent;return De(o)===t&&(t=t.ownerDocument.body),t}function pd(o,e){let t=ae(o);if(Io(o))return t;if(!Ke(o)){let a=it(o);for(;a&&!so(a);){if($e(a)&&!Zs(a))return a;a=it(a)}return t}let r=dd(o,e);for(;r&&sd(r)&&Zs(r);)r=dd(r,e);return r&&so(r)&&Zs(r)&&!ao(r)?t:r||id(o)||t}var tp=async function(o){let e=this.getOffsetParent||pd,t=this.getDimensions,r=await t(o.floating);return{reference:ep(o.reference,await e(o.floating),o.strategy),floating:{x:0,y:0,width:r.width,height:r.height}}};function op(o){return Ee(o).direction==="rtl"}var Ho={convertOffsetParentRelativeRectToViewportRelativeRect:Wu,getDocumentElement:De,getClippingRect:Ju,getOffsetParent:pd,getElementRects:tp,getClientRects:Vu,getDimensions:Zu,getScale:io,isElement:$e,isRTL:op};function md(o,e){return o.x===e.x&&o.y===e.y&&o.width===e.width&&o.height===e.height}function rp(o,e,t){let r=null,a,s=De(o);function i(){var p;clearTimeout(a),(p=r)==null||p.disconnect(),r=null}function n(p,m){p===void 0&&(p=!1),m===void 0&&(m=1),i();let w=o.getBoundingClientRect(),{left:v,top:b,width:S,height:M}=w;if(p||e(),!S||!M)return;let $=Fo(b),z=Fo(s.clientWidth-(v+S)),U=Fo(s.clientHeight-(b+M)),H=Fo(v),W={rootMargin:-$+"px "+-z+"px "+-U+"px "+-H+"px",threshold:Le(0,Oe(1,m))||1},ne=!0;function be(Re){let ee=Re[0].intersectionRatio;if(!md(w,o.getBoundingClientRect()))return n();if(ee!==m){if(!ne)return n();ee?n(!1,ee):a=setTimeout(()=>{n(!1,1e-7)},1e3)}ne=!1}try{r=new IntersectionObserver(be,{...W,root:s.ownerDocument})}catch{r=new IntersectionObserver(be,W)}r.observe(o)}let l=ae(o),d=()=>n(t);return l.addEventListener("resize",d),n(!0),()=>{l.removeEventListener("resize",d),i()}}function Xr(o,e,t,r){r===void 0&&(r={});let{ancestorScroll:a=!0,ancestorResize:s=!0,elementResize:i=typeof ResizeObserver=="function",layoutShift:n=typeof IntersectionObserver=="function",animationFrame:l=!1}=r,d=ei(o),p=a||s?[...d?Ge(d):[],...e?Ge(e):[]]:[];p.forEach($=>{a&&$.addEventListener("scroll",t),s&&$.addEventListener("resize",t)});let m=d&&n?rp(d,t,s):null,w=-1,v=null;i&&(v=new ResizeObserver($=>{let[z]=$;z&&z.target===d&&v&&e&&(v.unobserve(e),cancelAnimationFrame(w),w=requestAnimationFrame(()=>{var U;(U=v)==null||U.observe(e)})),t()}),d&&!l&&v.observe(d),e&&v.observe(e));let b,S=l?Ft(o):null;l&&M();function M(){let $=Ft(o);S&&!md(S,$)&&t(),S=$,b=requestAnimationFrame(M)}return t(),()=>{var $;p.forEach(z=>{a&&z.removeEventListener("scroll",t),s&&z.removeEventListener("resize",t)}),m?.(),($=v)==null||$.disconnect(),v=null,l&&cancelAnimationFrame(b)}}var Yr=ed;var Qr=td,Jr=Zl,ti=od;var hd=Jl;var Zr=(o,e,t)=>{let r=new Map,a=t??{},s={...Ho,...a.platform,_c:r};return Ql(o,e,{...a,platform:s})};var oi=new Set,oe=class extends X{constructor(){super(...arguments),this.submenuCleanups=new Map,this.localize=new le(this),this.userTypedQuery="",this.openSubmenuStack=[],this.open=!1,this.size="m",this.placement="bottom-start",this.distance=0,this.skidding=0,this.handleDocumentKeyDown=async o=>{let e=this.localize.dir()==="rtl";if(o.key==="Escape"&&this.open&&Bo(this)){let p=this.getTrigger();o.preventDefault(),o.stopPropagation(),this.open=!1,p?.focus({preventScroll:!0});return}let t=[...Gs()].find(p=>p.localName==="wa-dropdown-item"),r=t?.localName==="wa-dropdown-item",a=this.getCurrentSubmenuItem(),s=!!a,i,n,l;s?(i=this.getSubmenuItems(a),n=i.find(p=>p.active||p===t),l=n?i.indexOf(n):-1):(i=this.getItems(),n=i.find(p=>p.active||p===t),l=n?i.indexOf(n):-1);let d;if(o.key==="ArrowUp"&&(o.preventDefault(),o.stopPropagation(),l>0?d=i[l-1]:d=i[i.length-1]),o.key==="ArrowDown"&&(o.preventDefault(),o.stopPropagation(),l!==-1&&l<i.length-1?d=i[l+1]:d=i[0]),o.key===(e?"ArrowLeft":"ArrowRight")&&r&&n&&n.hasSubmenu){o.preventDefault(),o.stopPropagation(),n.submenuOpen=!0,this.addToSubmenuStack(n),setTimeout(()=>{let p=this.getSubmenuItems(n);p.length>0&&(p.forEach((m,w)=>m.active=w===0),p[0].focus({preventScroll:!0}))},0);return}if(o.key===(e?"ArrowRight":"ArrowLeft")&&s){o.preventDefault(),o.stopPropagation();let p=this.removeFromSubmenuStack();p&&(p.submenuOpen=!1,setTimeout(()=>{p.focus({preventScroll:!0}),p.active=!0,(p.slot==="submenu"?this.getSubmenuItems(p.parentElement):this.getItems()).forEach(w=>{w!==p&&(w.active=!1)})},0));return}if((o.key==="Home"||o.key==="End")&&(o.preventDefault(),o.stopPropagation(),d=o.key==="Home"?i[0]:i[i.length-1]),o.key==="Tab"&&await this.hideMenu(),o.key.length===1&&!(o.metaKey||o.ctrlKey||o.altKey)&&!(o.key===" "&&this.userTypedQuery==="")&&(clearTimeout(this.userTypedTimeout),this.userTypedTimeout=setTimeout(()=>{this.userTypedQuery=""},1e3),this.userTypedQuery+=o.key,i.some(p=>{let m=(p.textContent||"").trim().toLowerCase(),w=this.userTypedQuery.trim().toLowerCase();return m.startsWith(w)?(d=p,!0):!1})),d){o.preventDefault(),o.stopPropagation(),i.forEach(p=>p.active=p===d),d.focus({preventScroll:!0}),d.scrollIntoView({block:"nearest"});return}(o.key==="Enter"||o.key===" "&&this.userTypedQuery==="")&&r&&n&&(o.preventDefault(),o.stopPropagation(),n.hasSubmenu?(n.submenuOpen=!0,this.addToSubmenuStack(n),setTimeout(()=>{let p=this.getSubmenuItems(n);p.length>0&&(p.forEach((m,w)=>m.active=w===0),p[0].focus({preventScroll:!0}))},0)):this.makeSelection(n,o))},this.handleDocumentPointerDown=o=>{o.composedPath().some(r=>r instanceof HTMLElement?r===this||r.closest('wa-dropdown, [part="submenu"]'):!1)||(this.open=!1)},this.handleGlobalMouseMove=o=>{let e=this.getCurrentSubmenuItem();if(!e?.submenuOpen||!e.submenuElement)return;let t=e.submenuElement.getBoundingClientRect(),r=this.localize.dir()==="rtl",a=r?t.right:t.left,s=r?Math.max(o.clientX,a):Math.min(o.clientX,a),i=Math.max(t.top,Math.min(o.clientY,t.bottom));e.submenuElement.style.setProperty("--safe-triangle-cursor-x",`${s}px`),e.submenuElement.style.setProperty("--safe-triangle-cursor-y",`${i}px`);let n=o.composedPath(),l=e.matches(":hover"),d=!!e.submenuElement?.matches(":hover"),p=l||!!n.find(w=>w===e),m=d||!!n.find(w=>w instanceof HTMLElement&&w.closest('[part="submenu"]')===e.submenuElement);!p&&!m&&setTimeout(()=>{!l&&!d&&(e.submenuOpen=!1)},100)}}handleSizeChange(){ot(this.localName,this.size)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.userTypedTimeout),this.closeAllSubmenus(),this.submenuCleanups.forEach(o=>o()),this.submenuCleanups.clear(),document.removeEventListener("mousemove",this.handleGlobalMouseMove),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("pointerdown",this.handleDocumentPointerDown),ro(this)}firstUpdated(o){super.firstUpdated(o),this.syncAriaAttributes()}async updated(o){if(o.has("open")){let e=o.get("open");if(e===this.open||e===void 0&&this.open===!1)return;this.customStates.set("open",this.open),this.open?await this.showMenu():(this.closeAllSubmenus(),await this.hideMenu())}o.has("size")&&this.syncItemSizes()}getItems(o=!1){let e=(this.defaultSlot?.assignedElements({flatten:!0})??[]).filter(t=>t.localName==="wa-dropdown-item");return o?e:e.filter(t=>!t.disabled)}getSubmenuItems(o,e=!1){let t=o.shadowRoot?.querySelector('slot[name="submenu"]')||o.querySelector('slot[name="submenu"]');if(!t)return[];let r=t.assignedElements({flatten:!0}).filter(a=>a.localName==="wa-dropdown-item");return e?r:r.filter(a=>!a.disabled)}syncItemSizes(){(this.defaultSlot?.assignedElements({flatten:!0})??[]).filter(e=>e.localName==="wa-dropdown-item").forEach(e=>e.size=this.size)}addToSubmenuStack(o){let e=this.openSubmenuStack.indexOf(o);e!==-1?this.openSubmenuStack=this.openSubmenuStack.slice(0,e+1):this.openSubmenuStack.push(o)}removeFromSubmenuStack(){return this.openSubmenuStack.pop()}getCurrentSubmenuItem(){return this.openSubmenuStack.length>0?this.openSubmenuStack[this.openSubmenuStack.length-1]:void 0}closeAllSubmenus(){this.getItems(!0).forEach(e=>{e.submenuOpen=!1}),this.openSubmenuStack=[]}closeSiblingSubmenus(o){let e=o.closest('wa-dropdown-item:not([slot="submenu"])'),t;e?t=this.getSubmenuItems(e,!0):t=this.getItems(!0),t.forEach(r=>{r!==o&&r.submenuOpen&&(r.submenuOpen=!1)}),this.openSubmenuStack.includes(o)||this.openSubmenuStack.push(o)}getTrigger(){return this.querySelector('[slot="trigger"]')}async showMenu(){if(!this.getTrigger()||!this.popup||!this.menu)return;let e=new Dr;if(this.dispatchEvent(e),e.defaultPrevented){this.open=!1;return}if(this.popup.active)return;oi.forEach(r=>r.open=!1),this.popup.active=!0,this.open=!0,oi.add(this),Ur(this),this.syncAriaAttributes(),document.addEventListener("keydown",this.handleDocumentKeyDown),document.addEventListener("pointerdown",this.handleDocumentPointerDown),document.addEventListener("mousemove",this.handleGlobalMouseMove),this.menu.classList.remove("hide"),await Pe(this.menu,"show");let t=this.getItems();t.length>0&&(t.forEach((r,a)=>r.active=a===0),t[0].focus({preventScroll:!0})),this.dispatchEvent(new Ir)}async hideMenu(){if(!this.popup||!this.menu)return;let o=new Fr({source:this});if(this.dispatchEvent(o),o.defaultPrevented){this.open=!0;return}this.open=!1,oi.delete(this),ro(this),this.syncAriaAttributes(),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("pointerdown",this.handleDocumentPointerDown),document.removeEventListener("mousemove",this.handleGlobalMouseMove),this.menu.classList.remove("show"),await Pe(this.menu,"hide"),this.popup.active=this.open,this.dispatchEvent(new qr)}handleMenuClick(o){let e=o.target.closest("wa-dropdown-item");if(!(!e||e.disabled)){if(e.hasSubmenu){e.submenuOpen||(this.closeSiblingSubmenus(e),this.addToSubmenuStack(e),e.submenuOpen=!0),o.stopPropagation();return}this.makeSelection(e,o)}}async handleMenuSlotChange(){let o=this.getItems(!0);await Promise.all(o.map(r=>r.updateComplete)),this.syncItemSizes();let e=o.some(r=>r.type==="checkbox"),t=o.some(r=>r.hasSubmenu);o.forEach((r,a)=>{r.setAttribute("aria-posinset",String(a+1)),r.setAttribute("aria-setsize",String(o.length)),r.active=a===0,r.checkboxAdjacent=e,r.submenuAdjacent=t})}handleTriggerClick(){this.open=!this.open}handleSubmenuOpening(o){let e=o.detail.item;this.closeSiblingSubmenus(e),this.addToSubmenuStack(e),this.setupSubmenuPosition(e),this.processSubmenuItems(e)}setupSubmenuPosition(o){if(!o.submenuElement)return;this.cleanupSubmenuPosition(o);let e=Xr(o,o.submenuElement,()=>{this.positionSubmenu(o),this.updateSafeTriangleCoordinates(o)});this.submenuCleanups.set(o,e);let t=o.submenuElement.querySelector('slot[name="submenu"]');t&&(t.removeEventListener("slotchange",oe.handleSubmenuSlotChange),t.addEventListener("slotchange",oe.handleSubmenuSlotChange),oe.handleSubmenuSlotChange({target:t}))}static handleSubmenuSlotChange(o){let e=o.target;if(!e)return;let t=e.assignedElements().filter(s=>s.localName==="wa-dropdown-item");if(t.length===0)return;let r=t.some(s=>s.hasSubmenu),a=t.some(s=>s.type==="checkbox");t.forEach(s=>{s.submenuAdjacent=r,s.checkboxAdjacent=a})}processSubmenuItems(o){if(!o.submenuElement)return;let e=this.getSubmenuItems(o,!0),t=e.some(r=>r.hasSubmenu);e.forEach(r=>{r.submenuAdjacent=t})}cleanupSubmenuPosition(o){let e=this.submenuCleanups.get(o);e&&(e(),this.submenuCleanups.delete(o))}positionSubmenu(o){if(!o.submenuElement)return;let t=this.localize.dir()==="rtl"?"left-start":"right-start";Zr(o,o.submenuElement,{placement:t,middleware:[Yr({mainAxis:0,crossAxis:-5}),Jr({fallbackStrategy:"bestFit"}),Qr({padding:8,crossAxis:!0})]}).then(({x:r,y:a,placement:s})=>{o.submenuElement.setAttribute("data-placement",s),Object.assign(o.submenuElement.style,{left:`${r}px`,top:`${a}px`})})}updateSafeTriangleCoordinates(o){if(!o.submenuElement||!o.submenuOpen)return;if(document.activeElement?.matches(":focus-visible")){o.submenuElement.style.setProperty("--safe-triangle-visible","none");return}o.submenuElement.style.setProperty("--safe-triangle-visible","block");let t=o.submenuElement.getBoundingClientRect(),r=this.localize.dir()==="rtl";o.submenuElement.style.setProperty("--safe-triangle-submenu-start-x",`${r?t.right:t.left}px`),o.submenuElement.style.setProperty("--safe-triangle-submenu-start-y",`${t.top}px`),o.submenuElement.style.setProperty("--safe-triangle-submenu-end-x",`${r?t.right:t.left}px`),o.submenuElement.style.setProperty("--safe-triangle-submenu-end-y",`${t.bottom}px`)}makeSelection(o,e){let t=this.getTrigger();if(o.disabled)return;o.type==="checkbox"&&(o.checked=!o.checked);let r=new ql({item:o});this.dispatchEvent(r),r.defaultPrevented||(o.navigate(e),this.open=!1,t?.focus({preventScroll:!0}))}async syncAriaAttributes(){let o=this.getTrigger(),e;o&&(o.localName==="wa-button"?(await customElements.whenDefined("wa-button"),await o.updateComplete,e=o.shadowRoot.querySelector('[part~="base"]')):e=o,e.hasAttribute("id")||e.setAttribute("id",jl("wa-dropdown-trigger-")),e.setAttribute("aria-haspopup","menu"),e.setAttribute("aria-expanded",this.open?"true":"false"),this.menu?.setAttribute("aria-expanded","false"))}render(){let o=this.didSSR&&!this.hasUpdated?this.open:this.popup?.active;return c`
      <wa-popup
        placement=${this.placement}
        distance=${this.distance}
        skidding=${this.skidding}
        ?active=${o}
        flip
        flip-fallback-strategy="best-fit"
        shift
        shift-padding="10"
        auto-size="vertical"
        auto-size-padding="10"
      >
        <slot
          name="trigger"
          slot="anchor"
          @click=${this.handleTriggerClick}
          @slotchange=${this.syncAriaAttributes}
        ></slot>
        <div
          id="menu"
          part="menu"
          role="menu"
          tabindex="-1"
          aria-orientation="vertical"
          @click=${this.handleMenuClick}
          @submenu-opening=${this.handleSubmenuOpening}
        >
          <slot @slotchange=${this.handleMenuSlotChange}></slot>
        </div>
      </wa-popup>
    `}};oe.css=[Zt,Il];u([J("slot:not([name])")],oe.prototype,"defaultSlot",2);u([J("#menu")],oe.prototype,"menu",2);u([J("wa-popup")],oe.prototype,"popup",2);u([f({type:Boolean,reflect:!0})],oe.prototype,"open",2);u([f({reflect:!0})],oe.prototype,"size",2);u([Z("size")],oe.prototype,"handleSizeChange",1);u([f({reflect:!0})],oe.prototype,"placement",2);u([f({type:Number})],oe.prototype,"distance",2);u([f({type:Number})],oe.prototype,"skidding",2);oe=u([P("wa-dropdown")],oe);var gd=q`
  :host {
    display: flex;
    position: relative;
    align-items: center;
    padding: 0.5em 1em;
    border-radius: var(--wa-border-radius-s);
    isolation: isolate;
    color: var(--wa-color-text-normal);
    line-height: var(--wa-line-height-condensed);
    cursor: pointer;
    transition:
      var(--wa-transition-fast) background-color var(--wa-transition-easing),
      var(--wa-transition-fast) color var(--wa-transition-easing);
  }

  @media (hover: hover) {
    :host(:hover:not(:state(disabled))) {
      background-color: var(--wa-color-neutral-fill-normal);
    }
  }

  :host(:state(submenu-open)) {
    background-color: var(--wa-color-neutral-fill-normal);
  }

  :host(:focus-visible) {
    z-index: 1;
    outline: var(--wa-focus-ring);
    background-color: var(--wa-color-neutral-fill-normal);
  }

  :host(:state(disabled)),
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;
  }

  /* Danger variant */
  :host([variant='danger']),
  :host([variant='danger']) #details {
    color: var(--wa-color-danger-on-quiet);
  }

  @media (hover: hover) {
    :host([variant='danger']:hover) {
      background-color: var(--wa-color-danger-fill-normal);
      color: var(--wa-color-danger-on-normal);
    }
  }

  :host([variant='danger']:state(submenu-open)),
  :host([variant='danger']:focus-visible) {
    background-color: var(--wa-color-danger-fill-normal);
    color: var(--wa-color-danger-on-normal);
  }

  :host([checkbox-adjacent]) {
    padding-inline-start: 2em;
  }

  /* Only add padding when item actually has a submenu */
  :host([submenu-adjacent]:not(:state(has-submenu))) #details {
    padding-inline-end: 0;
  }

  :host(:state(has-submenu)[submenu-adjacent]) #details {
    padding-inline-end: 1.75em;
  }

  /* The link only exists to be clicked programmatically. */
  #link {
    display: none;
  }

  #check {
    visibility: hidden;
    margin-inline-start: -1.5em;
    margin-inline-end: 0.5em;
    font-size: var(--wa-font-size-smaller);
  }

  :host(:state(checked)) #check {
    visibility: visible;
  }

  #icon ::slotted(*) {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    margin-inline-end: 0.75em !important;
    font-size: var(--wa-font-size-smaller);
  }

  #label {
    flex: 1 1 auto;
    min-width: 0;
  }

  #details {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    justify-content: end;
    color: var(--wa-color-text-quiet);
    font-size: var(--wa-font-size-smaller) !important;
  }

  #details ::slotted(*) {
    margin-inline-start: 2em !important;
  }

  /* Submenu indicator icon */
  #submenu-indicator {
    position: absolute;
    inset-inline-end: 1em;
    color: var(--wa-color-neutral-on-quiet);
    font-size: var(--wa-font-size-smaller);
  }

  /* Flip chevron icon when RTL */
  :host(:dir(rtl)) #submenu-indicator {
    transform: scaleX(-1);
  }

  /* Submenu styles */
  #submenu {
    display: flex;
    z-index: 10;
    position: absolute;
    top: 0;
    left: 0;
    flex-direction: column;
    width: max-content;
    margin: 0;
    padding: 0.25em;
    border: var(--wa-border-style) var(--wa-border-width-s) var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-m);
    background-color: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
    color: var(--wa-color-text-normal);
    text-align: start;
    user-select: none;

    /* Override default popover styles */
    &[popover] {
      margin: 0;
      inset: auto;
      padding: 0.25em;
      overflow: visible;
      border-radius: var(--wa-border-radius-m);
    }

    &.show {
      animation: submenu-show var(--show-duration, var(--wa-transition-fast)) ease;
    }

    &.hide {
      animation: submenu-show var(--show-duration, var(--wa-transition-fast)) ease reverse;
    }

    /* Submenu placement transform origins */
    &[data-placement^='top'] {
      transform-origin: bottom;
    }

    &[data-placement^='bottom'] {
      transform-origin: top;
    }

    &[data-placement^='left'] {
      transform-origin: right;
    }

    &[data-placement^='right'] {
      transform-origin: left;
    }

    &[data-placement='left-start'] {
      transform-origin: right top;
    }

    &[data-placement='left-end'] {
      transform-origin: right bottom;
    }

    &[data-placement='right-start'] {
      transform-origin: left top;
    }

    &[data-placement='right-end'] {
      transform-origin: left bottom;
    }

    /* Safe triangle styling */
    &::before {
      display: none;
      z-index: 9;
      position: fixed;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      background-color: transparent;
      content: '';
      clip-path: polygon(
        var(--safe-triangle-cursor-x, 0) var(--safe-triangle-cursor-y, 0),
        var(--safe-triangle-submenu-start-x, 0) var(--safe-triangle-submenu-start-y, 0),
        var(--safe-triangle-submenu-end-x, 0) var(--safe-triangle-submenu-end-y, 0)
      );
      pointer-events: auto; /* Enable mouse events on the triangle */
    }

    &[data-visible]::before {
      display: block;
    }
  }

  ::slotted(wa-dropdown-item) {
    font-size: inherit;
  }

  ::slotted(wa-divider) {
    --spacing: 0.25em;
  }

  @keyframes submenu-show {
    from {
      scale: 0.9;
      opacity: 0;
    }
    to {
      scale: 1;
      opacity: 1;
    }
  }
`;var N=class extends X{constructor(){super(...arguments),this.hasSlotController=new rt(this,"[default]","start","end"),this.active=!1,this.variant="default",this.size="m",this.checkboxAdjacent=!1,this.submenuAdjacent=!1,this.type="normal",this.checked=!1,this.disabled=!1,this.submenuOpen=!1,this.hasSubmenu=!1,this.handleSlotChange=()=>{this.hasSubmenu=this.hasSlotController.test("submenu"),this.updateHasSubmenuState(),this.hasSubmenu?(this.setAttribute("aria-haspopup","menu"),this.setAttribute("aria-expanded",this.submenuOpen?"true":"false")):(this.removeAttribute("aria-haspopup"),this.removeAttribute("aria-expanded"))},this.handleHostClick=o=>{this.disabled&&(o.preventDefault(),o.stopImmediatePropagation())},this.handleClick=o=>{this.disabled&&(o.preventDefault(),o.stopImmediatePropagation())},this.handlePointerEnter=o=>{o.pointerType==="mouse"&&this.hasSubmenu&&!this.disabled&&(this.notifyParentOfOpening(),this.submenuOpen=!0)}}handleSizeChange(){ot(this.localName,this.size)}connectedCallback(){super.connectedCallback(),this.addEventListener?.("click",this.handleHostClick),this.addEventListener?.("pointerenter",this.handlePointerEnter),this.shadowRoot?.addEventListener?.("click",this.handleClick,{capture:!0}),this.shadowRoot?.addEventListener?.("slotchange",this.handleSlotChange)}disconnectedCallback(){super.disconnectedCallback(),this.closeSubmenu(),this.removeEventListener?.("click",this.handleHostClick),this.removeEventListener?.("pointerenter",this.handlePointerEnter),this.shadowRoot?.removeEventListener?.("click",this.handleClick,{capture:!0}),this.shadowRoot?.removeEventListener?.("slotchange",this.handleSlotChange)}firstUpdated(o){super.firstUpdated(o),this.setAttribute("tabindex","-1"),this.hasSubmenu=this.hasSlotController.test("submenu"),this.updateHasSubmenuState()}updated(o){o.has("active")&&(this.setAttribute("tabindex",this.active?"0":"-1"),this.customStates.set("active",this.active)),o.has("checked")&&(this.type==="checkbox"?this.setAttribute("aria-checked",this.checked?"true":"false"):this.removeAttribute("aria-checked"),this.customStates.set("checked",this.checked)),o.has("disabled")&&(this.setAttribute("aria-disabled",this.disabled?"true":"false"),this.customStates.set("disabled",this.disabled)),o.has("type")&&(this.type==="checkbox"?(this.setAttribute("role","menuitemcheckbox"),this.setAttribute("aria-checked",this.checked?"true":"false")):(this.setAttribute("role","menuitem"),this.removeAttribute("aria-checked"))),(o.has("href")||o.has("hasSubmenu"))&&this.customStates.set("link",this.isLink()),o.has("submenuOpen")&&(this.customStates.set("submenu-open",this.submenuOpen),this.submenuOpen?this.openSubmenu():this.closeSubmenu())}updateHasSubmenuState(){this.customStates.set("has-submenu",this.hasSubmenu)}async openSubmenu(){let o=this.submenuElement;!this.hasSubmenu||!o||!this.isConnected||(this.notifyParentOfOpening(),o.showPopover?.(),o.hidden=!1,o.setAttribute("data-visible",""),this.submenuOpen=!0,this.setAttribute("aria-expanded","true"),await Pe(o,"show"),setTimeout(()=>{let e=this.getSubmenuItems();e.length>0&&(e.forEach((t,r)=>t.active=r===0),e[0].focus({preventScroll:!0}))},0))}notifyParentOfOpening(){let o=new CustomEvent("submenu-opening",{bubbles:!0,composed:!0,detail:{item:this}});this.dispatchEvent(o);let e=this.parentElement;e&&[...e.children].filter(r=>r!==this&&r.localName==="wa-dropdown-item"&&r.getAttribute("slot")===this.getAttribute("slot")&&r.submenuOpen).forEach(r=>{r.submenuOpen=!1})}async closeSubmenu(){let o=this.submenuElement;!this.hasSubmenu||!o||(this.submenuOpen=!1,this.setAttribute("aria-expanded","false"),o.hidden||(await Pe(o,"hide"),o?.isConnected&&(o.hidden=!0,o.removeAttribute("data-visible"),o.hidePopover?.())))}isLink(){return!!this.href&&!this.hasSubmenu}navigate(o){let e=this.linkElement;!this.isLink()||this.disabled||!e||e.dispatchEvent(new MouseEvent("click",{bubbles:!1,cancelable:!0,composed:!1,altKey:o?.altKey??!1,ctrlKey:o?.ctrlKey??!1,metaKey:o?.metaKey??!1,shiftKey:o?.shiftKey??!1}))}getSubmenuItems(){return[...this.children].filter(o=>o.localName==="wa-dropdown-item"&&o.getAttribute("slot")==="submenu"&&!o.hasAttribute("disabled"))}render(){return c`
      ${this.href?c`
            <a
              id="link"
              href=${this.href}
              target=${_(this.target)}
              rel=${_(this.rel)}
              download=${_(this.download)}
              tabindex="-1"
              aria-hidden="true"
            ></a>
          `:""}
      ${this.type==="checkbox"?c`
            <wa-icon
              id="check"
              part="checkmark"
              exportparts="svg:checkmark__svg"
              library="system"
              name="check"
            ></wa-icon>
          `:""}

      <span id="icon" part="icon">
        <slot name="icon"></slot>
      </span>

      <span id="label" part="label">
        <slot></slot>
      </span>

      <span id="details" part="details">
        <slot name="details"></slot>
      </span>

      ${this.hasSubmenu?c`
            <wa-icon
              id="submenu-indicator"
              part="submenu-icon"
              exportparts="svg:submenu-icon__svg"
              library="system"
              name="chevron-right"
            ></wa-icon>
          `:""}
      ${this.hasSubmenu?c`
            <div
              id="submenu"
              part="submenu"
              popover="manual"
              role="menu"
              tabindex="-1"
              aria-orientation="vertical"
              hidden
            >
              <slot name="submenu"></slot>
            </div>
          `:""}
    `}};N.css=gd;u([J("#submenu")],N.prototype,"submenuElement",2);u([J("#link")],N.prototype,"linkElement",2);u([f({type:Boolean})],N.prototype,"active",2);u([f({reflect:!0})],N.prototype,"variant",2);u([f({reflect:!0})],N.prototype,"size",2);u([Z("size")],N.prototype,"handleSizeChange",1);u([f({attribute:"checkbox-adjacent",type:Boolean,reflect:!0})],N.prototype,"checkboxAdjacent",2);u([f({attribute:"submenu-adjacent",type:Boolean,reflect:!0})],N.prototype,"submenuAdjacent",2);u([f()],N.prototype,"value",2);u([f({reflect:!0})],N.prototype,"type",2);u([f({type:Boolean})],N.prototype,"checked",2);u([f({type:Boolean,reflect:!0})],N.prototype,"disabled",2);u([f({type:Boolean,reflect:!0})],N.prototype,"submenuOpen",2);u([f({reflect:!0})],N.prototype,"href",2);u([f()],N.prototype,"target",2);u([f()],N.prototype,"rel",2);u([f()],N.prototype,"download",2);u([k()],N.prototype,"hasSubmenu",2);N=u([P("wa-dropdown-item")],N);var yd=class extends Event{constructor(){super("wa-reposition",{bubbles:!0,cancelable:!1,composed:!0})}};var wd=q`
  :host {
    --arrow-color: black;
    --arrow-size: var(--wa-tooltip-arrow-size);
    --popup-border-width: 0px;
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);

    /*
     * These properties are computed to account for the arrow's dimensions after being rotated 45º. The constant
     * 0.7071 is derived from sin(45) to calculate the length of the arrow after rotation.
     *
     * The diamond will be translated inward by --arrow-base-offset, the border thickness, to centralise it on
     * the inner edge of the popup border. This also means we need to increase the size of the arrow by the
     * same amount to compensate.
     *
     * A diamond shaped clipping mask is used to avoid overlap of popup content. This extends slightly inward so
     * the popup border is covered with no sub-pixel rounding artifacts. The diamond corners are mitred at 22.5º
     * to properly merge any arrow border with the popup border. The constant 1.4142 is derived from 1 + tan(22.5).
     *
     */
    --arrow-base-offset: var(--popup-border-width);
    --arrow-size-diagonal: calc((var(--arrow-size) + var(--arrow-base-offset)) * 0.7071);
    --arrow-padding-offset: calc(var(--arrow-size-diagonal) - var(--arrow-size));
    --arrow-size-div: calc(var(--arrow-size-diagonal) * 2);
    --arrow-clipping-corner: calc(var(--arrow-base-offset) * 1.4142);

    display: contents;
  }

  .popup {
    position: absolute;
    isolation: isolate;
    max-width: var(--auto-size-available-width, none);
    max-height: var(--auto-size-available-height, none);

    /* Clear UA styles for [popover] */
    :where(&) {
      inset: unset;
      padding: unset;
      margin: unset;
      width: unset;
      height: unset;
      color: unset;
      background: unset;
      border: unset;
      overflow: unset;
    }
  }

  .popup-fixed {
    position: fixed;
  }

  .popup:not(.popup-active) {
    display: none;
  }

  .arrow {
    position: absolute;
    width: var(--arrow-size-div);
    height: var(--arrow-size-div);
    background: var(--arrow-color);
    z-index: 3;
    clip-path: polygon(
      var(--arrow-clipping-corner) 100%,
      var(--arrow-base-offset) calc(100% - var(--arrow-base-offset)),
      calc(var(--arrow-base-offset) - 2px) calc(100% - var(--arrow-base-offset)),
      calc(100% - var(--arrow-base-offset)) calc(var(--arrow-base-offset) - 2px),
      calc(100% - var(--arrow-base-offset)) var(--arrow-base-offset),
      100% var(--arrow-clipping-corner),
      100% 100%
    );
    rotate: 45deg;
  }

  :host([data-current-placement|='left']) .arrow {
    rotate: -45deg;
  }

  :host([data-current-placement|='right']) .arrow {
    rotate: 135deg;
  }

  :host([data-current-placement|='bottom']) .arrow {
    rotate: 225deg;
  }

  /* Hover bridge */
  .popup-hover-bridge:not(.popup-hover-bridge-visible) {
    display: none;
  }

  .popup-hover-bridge {
    position: fixed;
    z-index: 899;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    clip-path: polygon(
      var(--hover-bridge-top-left-x, 0) var(--hover-bridge-top-left-y, 0),
      var(--hover-bridge-top-right-x, 0) var(--hover-bridge-top-right-y, 0),
      var(--hover-bridge-bottom-right-x, 0) var(--hover-bridge-bottom-right-y, 0),
      var(--hover-bridge-bottom-left-x, 0) var(--hover-bridge-bottom-left-y, 0)
    );
  }

  /* Built-in animations */
  .show {
    animation: show var(--show-duration) ease;
  }

  .hide {
    animation: show var(--hide-duration) ease reverse;
  }

  @keyframes show {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  .show-with-scale {
    animation: show-with-scale var(--show-duration) ease;
  }

  .hide-with-scale {
    animation: show-with-scale var(--hide-duration) ease reverse;
  }

  @keyframes show-with-scale {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }
`;function vd(o){return ap(o)}function ri(o){return o.assignedSlot?o.assignedSlot:o.parentNode instanceof ShadowRoot?o.parentNode.host:o.parentNode}function ap(o){for(let e=o;e;e=ri(e))if(e instanceof Element&&getComputedStyle(e).display==="none")return null;for(let e=ri(o);e;e=ri(e)){if(!(e instanceof Element))continue;let t=getComputedStyle(e);if(t.display!=="contents"&&(t.position!=="static"||ao(t)||e.tagName==="BODY"))return e}return null}function xd(o){return o!==null&&typeof o=="object"&&"getBoundingClientRect"in o&&("contextElement"in o?o instanceof Element:!0)}var sp=!!globalThis?.HTMLElement?.prototype.hasOwnProperty("popover"),D=class extends X{constructor(){super(...arguments),this.localize=new le(this),this.SUPPORTS_POPOVER=!1,this.active=!1,this.placement="top",this.boundary="viewport",this.distance=0,this.skidding=0,this.arrow=!1,this.arrowPlacement="anchor",this.arrowPadding=10,this.flip=!1,this.flipFallbackPlacements="",this.flipFallbackStrategy="best-fit",this.flipPadding=0,this.shift=!1,this.shiftPadding=0,this.autoSizePadding=0,this.hoverBridge=!1,this.updateHoverBridge=()=>{if(this.hoverBridge&&this.anchorEl&&this.popup){let o=this.anchorEl.getBoundingClientRect(),e=this.popup.getBoundingClientRect(),t=this.placement.includes("top")||this.placement.includes("bottom"),r=0,a=0,s=0,i=0,n=0,l=0,d=0,p=0;t?o.top<e.top?(r=o.left,a=o.bottom,s=o.right,i=o.bottom,n=e.left,l=e.top,d=e.right,p=e.top):(r=e.left,a=e.bottom,s=e.right,i=e.bottom,n=o.left,l=o.top,d=o.right,p=o.top):o.left<e.left?(r=o.right,a=o.top,s=e.left,i=e.top,n=o.right,l=o.bottom,d=e.left,p=e.bottom):(r=e.right,a=e.top,s=o.left,i=o.top,n=e.right,l=e.bottom,d=o.left,p=o.bottom),this.style.setProperty("--hover-bridge-top-left-x",`${r}px`),this.style.setProperty("--hover-bridge-top-left-y",`${a}px`),this.style.setProperty("--hover-bridge-top-right-x",`${s}px`),this.style.setProperty("--hover-bridge-top-right-y",`${i}px`),this.style.setProperty("--hover-bridge-bottom-left-x",`${n}px`),this.style.setProperty("--hover-bridge-bottom-left-y",`${l}px`),this.style.setProperty("--hover-bridge-bottom-right-x",`${d}px`),this.style.setProperty("--hover-bridge-bottom-right-y",`${p}px`)}}}async connectedCallback(){super.connectedCallback(),await this.updateComplete,this.SUPPORTS_POPOVER=sp,this.start()}disconnectedCallback(){super.disconnectedCallback(),this.stop()}async updated(o){super.updated(o),o.has("active")&&(this.active?this.start():this.stop()),o.has("anchor")&&this.handleAnchorChange(),this.active&&(await this.updateComplete,this.reposition())}async handleAnchorChange(){if(await this.stop(),this.anchor&&typeof this.anchor=="string"){let o=this.getRootNode();this.anchorEl=o.getElementById(this.anchor)}else this.anchor instanceof Element||xd(this.anchor)?this.anchorEl=this.anchor:this.anchorEl=this.querySelector('[slot="anchor"]');this.anchorEl instanceof HTMLSlotElement&&(this.anchorEl=this.anchorEl.assignedElements({flatten:!0})[0]),this.anchorEl&&this.start()}start(){!this.anchorEl||!this.active||!this.isConnected||(this.popup?.showPopover?.(),this.cleanup=Xr(this.anchorEl,this.popup,()=>{this.reposition()}))}async stop(){return new Promise(o=>{this.popup?.hidePopover?.(),this.cleanup?(this.cleanup(),this.cleanup=void 0,this.removeAttribute("data-current-placement"),this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height"),requestAnimationFrame(()=>o())):o()})}reposition(){if(!this.active||!this.anchorEl||!this.popup)return;let o=[Yr({mainAxis:this.distance,crossAxis:this.skidding})];this.sync?o.push(ti({apply:({rects:r})=>{let a=this.sync==="width"||this.sync==="both",s=this.sync==="height"||this.sync==="both";this.popup.style.width=a?`${r.reference.width}px`:"",this.popup.style.height=s?`${r.reference.height}px`:""}})):(this.popup.style.width="",this.popup.style.height="");let e;this.SUPPORTS_POPOVER&&!xd(this.anchor)&&this.boundary==="scroll"&&(e=Ge(this.anchorEl).filter(r=>r instanceof Element)),this.flip&&o.push(Jr({boundary:this.flipBoundary||e,fallbackPlacements:this.flipFallbackPlacements,fallbackStrategy:this.flipFallbackStrategy==="best-fit"?"bestFit":"initialPlacement",padding:this.flipPadding})),this.shift&&o.push(Qr({boundary:this.shiftBoundary||e,padding:this.shiftPadding})),this.autoSize?o.push(ti({boundary:this.autoSizeBoundary||e,padding:this.autoSizePadding,apply:({availableWidth:r,availableHeight:a})=>{this.autoSize==="vertical"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-height",`${a}px`):this.style.removeProperty("--auto-size-available-height"),this.autoSize==="horizontal"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-width",`${r}px`):this.style.removeProperty("--auto-size-available-width")}})):(this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height")),this.arrow&&o.push(hd({element:this.arrowEl,padding:this.arrowPadding}));let t=this.SUPPORTS_POPOVER?r=>Ho.getOffsetParent(r,vd):Ho.getOffsetParent;Zr(this.anchorEl,this.popup,{placement:this.placement,middleware:o,strategy:this.SUPPORTS_POPOVER?"absolute":"fixed",platform:{...Ho,getOffsetParent:t}}).then(({x:r,y:a,middlewareData:s,placement:i})=>{let n=this.localize.dir()==="rtl",l={top:"bottom",right:"left",bottom:"top",left:"right"}[i.split("-")[0]];if(this.setAttribute("data-current-placement",i),Object.assign(this.popup.style,{left:`${r}px`,top:`${a}px`}),this.arrow){let d=s.arrow.x,p=s.arrow.y,m="",w="",v="",b="";if(this.arrowPlacement==="start"){let S=typeof d=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";m=typeof p=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"",w=n?S:"",b=n?"":S}else if(this.arrowPlacement==="end"){let S=typeof d=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";w=n?"":S,b=n?S:"",v=typeof p=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:""}else this.arrowPlacement==="center"?(b=typeof d=="number"?"calc(50% - var(--arrow-size-diagonal))":"",m=typeof p=="number"?"calc(50% - var(--arrow-size-diagonal))":""):(b=typeof d=="number"?`${d}px`:"",m=typeof p=="number"?`${p}px`:"");Object.assign(this.arrowEl.style,{top:m,right:w,bottom:v,left:b,[l]:"calc(var(--arrow-base-offset) - var(--arrow-size-diagonal))"})}}),requestAnimationFrame(()=>this.updateHoverBridge()),this.dispatchEvent(new yd)}render(){return c`
      <slot name="anchor" @slotchange=${this.handleAnchorChange}></slot>

      <span
        part="hover-bridge"
        class=${_e({"popup-hover-bridge":!0,"popup-hover-bridge-visible":this.hoverBridge&&this.active})}
      ></span>

      <div
        popover="manual"
        part="popup"
        class=${_e({popup:!0,"popup-active":this.active,"popup-fixed":!this.SUPPORTS_POPOVER,"popup-has-arrow":this.arrow})}
      >
        <slot></slot>
        ${this.arrow?c`<div part="arrow" class="arrow" role="presentation"></div>`:""}
      </div>
    `}};D.css=wd;u([J(".popup")],D.prototype,"popup",2);u([J(".arrow")],D.prototype,"arrowEl",2);u([f({attribute:!1,type:Boolean})],D.prototype,"SUPPORTS_POPOVER",2);u([f()],D.prototype,"anchor",2);u([f({type:Boolean,reflect:!0})],D.prototype,"active",2);u([f({reflect:!0})],D.prototype,"placement",2);u([f()],D.prototype,"boundary",2);u([f({type:Number})],D.prototype,"distance",2);u([f({type:Number})],D.prototype,"skidding",2);u([f({type:Boolean})],D.prototype,"arrow",2);u([f({attribute:"arrow-placement"})],D.prototype,"arrowPlacement",2);u([f({attribute:"arrow-padding",type:Number})],D.prototype,"arrowPadding",2);u([f({type:Boolean})],D.prototype,"flip",2);u([f({attribute:"flip-fallback-placements",converter:{fromAttribute:o=>o.split(" ").map(e=>e.trim()).filter(e=>e!==""),toAttribute:o=>o.join(" ")}})],D.prototype,"flipFallbackPlacements",2);u([f({attribute:"flip-fallback-strategy"})],D.prototype,"flipFallbackStrategy",2);u([f({type:Object})],D.prototype,"flipBoundary",2);u([f({attribute:"flip-padding",type:Number})],D.prototype,"flipPadding",2);u([f({type:Boolean})],D.prototype,"shift",2);u([f({type:Object})],D.prototype,"shiftBoundary",2);u([f({attribute:"shift-padding",type:Number})],D.prototype,"shiftPadding",2);u([f({attribute:"auto-size"})],D.prototype,"autoSize",2);u([f()],D.prototype,"sync",2);u([f({type:Object})],D.prototype,"autoSizeBoundary",2);u([f({attribute:"auto-size-padding",type:Number})],D.prototype,"autoSizePadding",2);u([f({attribute:"hover-bridge",type:Boolean})],D.prototype,"hoverBridge",2);D=u([P("wa-popup")],D);var bd=class extends Event{constructor(){super("wa-clear",{bubbles:!0,cancelable:!1,composed:!0})}};function Cd(o,e){let t=o.metaKey||o.ctrlKey||o.shiftKey||o.altKey;o.key==="Enter"&&!t&&setTimeout(()=>{!o.defaultPrevented&&!o.isComposing&&dp(e)})}var ip=new Map([["input",!0],["wa-input",!0],["wa-tag-input",!0],["wa-number-input",!0],["wa-otp-input",!0],["wa-slider",!0]]),np=new Map([["button",!1],["checkbox",!1],["color",!1],["date",!1],["datetime-local",!1],["email",!0],["file",!1],["hidden",!1],["image",!1],["month",!1],["number",!0],["password",!0],["radio",!1],["range",!1],["reset",!0],["search",!0],["submit",!1],["tel",!0],["text",!0],["time",!1],["url",!0],["week",!1]]),lp=o=>{let e=o?.localName;if(!e||!!!ip.get(e))return!1;if(e!=="input"&&e!=="wa-input")return!0;let r=o.type;return!!np.get(r)};function dp(o){let e=null;if("form"in o&&(e=o.form),!e&&"getForm"in o&&(e=o.getForm()),!e)return;let t=Array.from(e.elements),r=0;for(let s of t)lp(s)&&(r+=1);if(r===1){e.requestSubmit(null);return}let a=t.find(s=>s.type==="submit"&&!s.matches(":disabled"));a&&(["input","button"].includes(a.localName)?e.requestSubmit(a):a.click())}var kd=q`
  :host {
    border-width: 0;
  }

  :host(:focus) {
    outline: none;
  }

  .text-field {
    display: flex;
    align-items: stretch;
    justify-content: start;
    position: relative;
    transition: inherit;
    height: var(--wa-form-control-height);
    border-color: var(--wa-form-control-border-color);
    border-radius: var(--wa-form-control-border-radius);
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
    cursor: text;
    color: var(--wa-form-control-value-color);
    font-size: var(--wa-form-control-value-font-size);
    font-family: inherit;
    font-weight: var(--wa-form-control-value-font-weight);
    line-height: var(--wa-form-control-value-line-height);
    vertical-align: middle;
    width: 100%;
    transition:
      background-color var(--wa-transition-normal),
      border-color var(--wa-transition-normal),
      outline-color var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    background-color: var(--wa-form-control-background-color);
    box-shadow: var(--box-shadow);
    padding: 0 var(--wa-form-control-padding-inline);
    outline: var(--wa-focus-ring-style) var(--wa-focus-ring-width) transparent;
    outline-offset: var(--wa-focus-ring-offset);

    /* Only ring the field when the text input has focus, not inner buttons */
    &:has(input:focus, textarea:focus) {
      outline-color: var(--wa-color-focus);
    }

    /* Style disabled inputs */
    &:has(:disabled) {
      cursor: not-allowed;
      opacity: 0.5;
    }
  }

  /* Appearance modifiers */
  :host([appearance='outlined']) .text-field {
    background-color: var(--wa-form-control-background-color);
    border-color: var(--wa-form-control-border-color);
  }

  :host([appearance='filled']) .text-field {
    background-color: var(--wa-color-neutral-fill-quiet);
    border-color: var(--wa-color-neutral-fill-quiet);
  }

  :host([appearance='filled-outlined']) .text-field {
    background-color: var(--wa-color-neutral-fill-quiet);
    border-color: var(--wa-form-control-border-color);
  }

  :host([pill]) .text-field {
    border-radius: var(--wa-border-radius-pill) !important;
  }

  .text-field {
    /* Show autofill styles over the entire text field, not just the native <input> */
    &:has(:autofill),
    &:has(:-webkit-autofill) {
      background-color: var(--wa-color-brand-fill-quiet) !important;
    }

    input,
    textarea {
      /*
      Fixes an alignment issue with placeholders.
      https://github.com/shoelace-style/webawesome/issues/342
    */
      height: 100%;

      padding: 0;
      border: none;
      outline: none;
      box-shadow: none;
      margin: 0;
      cursor: inherit;
      -webkit-appearance: none;
      font: inherit;

      /* Turn off Safari's autofill styles */
      &:-webkit-autofill,
      &:-webkit-autofill:hover,
      &:-webkit-autofill:focus,
      &:-webkit-autofill:active {
        -webkit-background-clip: text;
        background-color: transparent;
        -webkit-text-fill-color: inherit;
      }
    }
  }

  input {
    flex: 1 1 auto;
    min-width: 0;
    height: 100%;
    transition: inherit;

    /* prettier-ignore */
    background-color: rgb(118 118 118 / 0); /* ensures proper placeholder styles in webkit's date input */
    height: calc(var(--wa-form-control-height) - var(--border-width) * 2);
    padding-block: 0;
    color: inherit;

    &:autofill {
      &,
      &:hover,
      &:focus,
      &:active {
        box-shadow: none;
        caret-color: var(--wa-form-control-value-color);
      }
    }

    &::placeholder {
      color: var(--wa-form-control-placeholder-color);
      user-select: none;
      -webkit-user-select: none;
    }

    &::-webkit-search-decoration,
    &::-webkit-search-cancel-button,
    &::-webkit-search-results-button,
    &::-webkit-search-results-decoration {
      -webkit-appearance: none;
    }

    &:focus {
      outline: none;
    }
  }

  textarea {
    &:autofill {
      &,
      &:hover,
      &:focus,
      &:active {
        box-shadow: none;
        caret-color: var(--wa-form-control-value-color);
      }
    }

    &::placeholder {
      color: var(--wa-form-control-placeholder-color);
      user-select: none;
      -webkit-user-select: none;
    }
  }

  .start,
  .end {
    display: inline-flex;
    flex: 0 0 auto;
    align-items: center;
    cursor: default;

    &::slotted(wa-icon) {
      color: var(--wa-color-neutral-on-quiet);
    }
  }

  .start::slotted(*) {
    margin-inline-end: var(--wa-form-control-padding-inline);
  }

  .end::slotted(*) {
    margin-inline-start: var(--wa-form-control-padding-inline);
  }

  /*
   * Clearable + Password Toggle
   */

  .clear,
  .password-toggle {
    position: relative;
    display: inline-flex;
    align-self: center;
    align-items: center;
    justify-content: center;
    aspect-ratio: 1;
    height: 1.5em;
    font-size: inherit;
    color: var(--wa-color-neutral-on-quiet);
    border: none;
    border-radius: var(--wa-border-radius-s);
    background: none;
    padding: 0;
    transition: var(--wa-transition-normal) color;
    cursor: pointer;
    /* The box is wider than the glyph, so overhang half of that growth on each side. Keeps the
       glyph flush with the field's trailing padding edge, like every other form control. */
    margin-inline-start: calc(var(--wa-form-control-padding-inline) - 0.125em);
    margin-inline-end: -0.125em;

    &::after {
      content: '';
      position: absolute;
      inset-inline: 0;
      height: var(--wa-form-control-height);
    }

    @media (hover: hover) {
      &:hover {
        color: color-mix(in oklab, currentColor, var(--wa-color-mix-hover));
      }
    }

    &:active {
      color: color-mix(in oklab, currentColor, var(--wa-color-mix-active));
    }

    &:focus {
      outline: none;
    }

    &:focus-visible {
      outline: var(--wa-focus-ring);
      outline-offset: var(--wa-focus-ring-offset);
    }
  }

  /* Don't show the browser's password toggle in Edge */
  ::-ms-reveal {
    display: none;
  }

  /* Hide the built-in number spinner */
  :host([without-spin-buttons]) input[type='number'] {
    -moz-appearance: textfield;

    &::-webkit-outer-spin-button,
    &::-webkit-inner-spin-button {
      -webkit-appearance: none;
      display: none;
    }
  }
`;var Sd=q`
  :host {
    display: flex;
    flex-direction: column;
  }

  /* Treat wrapped labels, inputs, and hints as direct children of the host element */
  [part~='form-control'] {
    display: contents;
  }

  /* Label */
  :is([part~='form-control-label'], [part~='label']):has(*:not(:empty)),
  :is([part~='form-control-label'], [part~='label']).has-label {
    display: inline-flex;
    color: var(--wa-form-control-label-color);
    font-weight: var(--wa-form-control-label-font-weight);
    line-height: var(--wa-form-control-label-line-height);
    margin-block-end: 0.5em;
  }

  :host([required]) :is([part~='form-control-label'], [part~='label'])::after {
    content: var(--wa-form-control-required-content);
    margin-inline-start: var(--wa-form-control-required-content-offset);
    color: var(--wa-form-control-required-content-color);
  }

  /* Help text */
  [part~='hint'] {
    display: block;
    color: var(--wa-form-control-hint-color);
    font-weight: var(--wa-form-control-hint-font-weight);
    line-height: var(--wa-form-control-hint-line-height);
    margin-block-start: 0.5em;
    font-size: var(--wa-font-size-smaller);

    &:not(.has-slotted, .has-hint, .has-count) {
      display: none;
    }
  }
`;var Pd=we(class extends de{constructor(o){if(super(o),o.type!==pe.PROPERTY&&o.type!==pe.ATTRIBUTE&&o.type!==pe.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!_l(o))throw Error("`live` bindings can only contain a single expression")}render(o){return o}update(o,[e]){if(e===V||e===y)return e;let t=o.element,r=o.name;if(o.type===pe.PROPERTY){if(e===t[r])return V}else if(o.type===pe.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(r))return V}else if(o.type===pe.ATTRIBUTE&&t.getAttribute(r)===e+"")return V;return oo(o),e}});var E=class extends ue{constructor(){super(...arguments),this.assumeInteractionOn=["blur","input"],this.hasSlotController=new rt(this,"hint","label"),this.localize=new le(this),this.title="",this.type="text",this._value=null,this.defaultValue=this.getAttribute("value")||null,this.size="m",this.appearance="outlined",this.pill=!1,this.label="",this.hint="",this.withClear=!1,this.placeholder="",this.readonly=!1,this.passwordToggle=!1,this.passwordVisible=!1,this.withoutSpinButtons=!1,this.required=!1,this.spellcheck=!0,this.withLabel=!1,this.withHint=!1}static get validators(){return[...super.validators,gr()]}get value(){return this.valueHasChanged?this._value:this._value??this.defaultValue}set value(o){this._value!==o&&(this.valueHasChanged=!0,this._value=o)}updateFormValue(o){if(o==null){this.setValue("",null);return}super.updateFormValue(o)}handleSizeChange(){ot(this.localName,this.size)}handleChange(o){this.value=this.input.value,this.relayNativeEvent(o,{bubbles:!0,composed:!0})}handleClearClick(o){o.preventDefault(),this.value!==""&&(this.value="",this.updateComplete.then(()=>{this.dispatchEvent(new bd),this.dispatchEvent(new InputEvent("input",{bubbles:!0,composed:!0})),this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0}))})),this.input.focus()}handleInput(){this.value=this.input.value}handleKeyDown(o){Cd(o,this)}handlePasswordToggle(){this.passwordVisible=!this.passwordVisible}updated(o){if(super.updated(o),o.has("value")||o.has("defaultValue")||o.has("type")){let e=["number","date","time","datetime-local"];this.input&&e.includes(this.type)&&this.value&&this.input.value!==this.value&&(this._value=this.input.value),this.customStates.set("blank",!this.value),this.updateValidity()}}handleStepChange(){this.input.step=String(this.step),this.updateValidity()}focus(o){this.input.focus(o)}blur(){this.input.blur()}select(){this.input.select()}setSelectionRange(o,e,t="none"){this.input.setSelectionRange(o,e,t)}setRangeText(o,e,t,r="preserve"){let a=e??this.input.selectionStart,s=t??this.input.selectionEnd;this.input.setRangeText(o,a,s,r),this.value!==this.input.value&&(this.value=this.input.value)}showPicker(){"showPicker"in HTMLInputElement.prototype&&this.input.showPicker()}stepUp(){this.input.stepUp(),this.value!==this.input.value&&(this.value=this.input.value)}stepDown(){this.input.stepDown(),this.value!==this.input.value&&(this.value=this.input.value)}formResetCallback(){this.value=null,this.input&&(this.input.value=this.value),super.formResetCallback()}render(){let o=this.hasSlotController.test("label","withLabel"),e=this.hasSlotController.test("hint","withHint"),t=this.label?!0:!!o,r=this.hint?!0:!!e,a=this.withClear&&!this.disabled&&!this.readonly,s=(!this.didSSR||this.hasUpdated)&&a&&(typeof this.value=="number"||this.value&&this.value.length>0);return c`
      <label
        part="form-control-label label"
        class=${_e({label:!0,"has-label":t})}
        for="input"
        aria-hidden=${t?"false":"true"}
      >
        <slot name="label">${this.label}</slot>
      </label>

      <div part="base input-wrapper" class="text-field">
        <slot name="start" part="start" class="start"></slot>

        <input
          part="input"
          id="input"
          class="control"
          type=${this.type==="password"&&this.passwordVisible?"text":this.type}
          title=${this.title}
          name=${_(this.name)}
          ?disabled=${this.disabled}
          ?readonly=${this.readonly}
          ?required=${this.required}
          placeholder=${_(this.placeholder)}
          minlength=${_(this.minlength)}
          maxlength=${_(this.maxlength)}
          min=${_(this.min)}
          max=${_(this.max)}
          step=${_(this.step)}
          .value=${Pd(this.value??"")}
          autocapitalize=${_(this.autocapitalize)}
          autocomplete=${_(this.autocomplete)}
          autocorrect=${this.autocorrect?"on":"off"}
          ?autofocus=${this.autofocus}
          spellcheck=${this.spellcheck}
          pattern=${_(this.pattern)}
          enterkeyhint=${_(this.enterkeyhint)}
          inputmode=${_(this.inputmode)}
          aria-describedby="hint"
          @change=${this.handleChange}
          @input=${this.handleInput}
          @keydown=${this.handleKeyDown}
        />

        ${s?c`
              <button
                part="clear-button"
                class="clear"
                type="button"
                aria-label=${this.localize.term("clearEntry")}
                @click=${this.handleClearClick}
                tabindex="-1"
              >
                <slot name="clear-icon">
                  <wa-icon name="circle-xmark" library="system" variant="regular"></wa-icon>
                </slot>
              </button>
            `:""}
        ${this.passwordToggle&&!this.disabled?c`
              <button
                part="password-toggle-button"
                class="password-toggle"
                type="button"
                aria-label=${this.localize.term(this.passwordVisible?"hidePassword":"showPassword")}
                @click=${this.handlePasswordToggle}
              >
                ${this.passwordVisible?c`
                      <slot name="hide-password-icon">
                        <wa-icon name="eye-slash" library="system" variant="regular"></wa-icon>
                      </slot>
                    `:c`
                      <slot name="show-password-icon">
                        <wa-icon name="eye" library="system" variant="regular"></wa-icon>
                      </slot>
                    `}
              </button>
            `:""}

        <slot name="end" part="end" class="end"></slot>
      </div>

      <slot
        id="hint"
        part="hint"
        name="hint"
        class=${_e({"has-slotted":r})}
        aria-hidden=${r?"false":"true"}
        >${this.hint}</slot
      >
    `}};E.css=[Zt,Sd,kd];E.shadowRootOptions={...ue.shadowRootOptions,delegatesFocus:!0};u([J("input")],E.prototype,"input",2);u([f()],E.prototype,"title",2);u([f({reflect:!0})],E.prototype,"type",2);u([k()],E.prototype,"value",1);u([f({attribute:"value",reflect:!0})],E.prototype,"defaultValue",2);u([f({reflect:!0})],E.prototype,"size",2);u([Z("size")],E.prototype,"handleSizeChange",1);u([f({reflect:!0})],E.prototype,"appearance",2);u([f({type:Boolean,reflect:!0})],E.prototype,"pill",2);u([f()],E.prototype,"label",2);u([f({attribute:"hint"})],E.prototype,"hint",2);u([f({attribute:"with-clear",type:Boolean})],E.prototype,"withClear",2);u([f()],E.prototype,"placeholder",2);u([f({type:Boolean,reflect:!0})],E.prototype,"readonly",2);u([f({attribute:"password-toggle",type:Boolean})],E.prototype,"passwordToggle",2);u([f({attribute:"password-visible",type:Boolean})],E.prototype,"passwordVisible",2);u([f({attribute:"without-spin-buttons",type:Boolean,reflect:!0})],E.prototype,"withoutSpinButtons",2);u([f({type:Boolean,reflect:!0})],E.prototype,"required",2);u([f()],E.prototype,"pattern",2);u([f({type:Number})],E.prototype,"minlength",2);u([f({type:Number})],E.prototype,"maxlength",2);u([f()],E.prototype,"min",2);u([f()],E.prototype,"max",2);u([f()],E.prototype,"step",2);u([f()],E.prototype,"autocapitalize",2);u([f({type:Boolean,converter:{fromAttribute:o=>!(!o||o==="off"),toAttribute:o=>o?"on":"off"}})],E.prototype,"autocorrect",2);u([f()],E.prototype,"autocomplete",2);u([f({type:Boolean})],E.prototype,"autofocus",2);u([f()],E.prototype,"enterkeyhint",2);u([f({type:Boolean,converter:{fromAttribute:o=>!(!o||o==="false"),toAttribute:o=>o?"true":"false"}})],E.prototype,"spellcheck",2);u([f()],E.prototype,"inputmode",2);u([f({attribute:"with-label",type:Boolean})],E.prototype,"withLabel",2);u([f({attribute:"with-hint",type:Boolean})],E.prototype,"withHint",2);u([Z("step",{waitUntilFirstUpdate:!0})],E.prototype,"handleStepChange",1);E=u([P("wa-input")],E);E.disableWarning?.("change-in-update");var Ld=q`
  :host {
    --track-height: 1rem;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);

    display: flex;
  }

  .progress-bar {
    flex: 1 1 auto;
    display: flex;
    position: relative;
    overflow: hidden;
    height: var(--track-height);
    border-radius: var(--wa-border-radius-pill);
    background-color: var(--track-color);
    color: var(--wa-color-brand-on-loud);
    font-size: var(--wa-font-size-s);
  }

  .indicator {
    width: var(--percentage);
    display: flex;
    align-items: center;
    justify-content: center;
    background-color: var(--indicator-color);
    text-align: center;
    white-space: nowrap;
    overflow: hidden;
    line-height: 1;
    font-weight: var(--wa-font-weight-semibold);
    transition: all var(--wa-transition-slow, 200ms) var(--wa-transition-easing, ease);
    user-select: none;
    -webkit-user-select: none;
  }

  /* Indeterminate */
  :host([indeterminate]) .indicator {
    position: absolute;
    inset-block: 0;
    inline-size: 50%;
    animation: wa-progress-indeterminate 2.5s infinite cubic-bezier(0.37, 0, 0.63, 1);
  }

  @media (forced-colors: active) {
    .progress-bar {
      outline: solid 1px SelectedItem;
      background-color: var(--wa-color-surface-default);
    }

    .indicator {
      outline: solid 1px SelectedItem;
      background-color: SelectedItem;
    }
  }

  @keyframes wa-progress-indeterminate {
    0% {
      inset-inline-start: -50%;
    }

    75%,
    100% {
      inset-inline-start: 100%;
    }
  }
`;var qt=class extends X{constructor(){super(...arguments),this.localize=new le(this),this.value=0,this.indeterminate=!1,this.label=""}willUpdate(o){this.style==null&&this.setStyleProperty("--percentage",`${Ks(this.value,0,100)}%`),super.willUpdate(o)}updated(o){o.has("value")&&requestAnimationFrame(()=>{this.style.setProperty("--percentage",`${Ks(this.value,0,100)}%`)}),super.updated(o)}render(){return c`
      <div
        part="base progress-bar"
        class="progress-bar"
        role="progressbar"
        title=${_(this.title)}
        aria-label=${this.label.length>0?this.label:this.localize.term("progress")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${this.indeterminate?"0":this.value}
      >
        <div part="indicator" class="indicator">
          ${this.indeterminate?"":c` <slot part="label" class="label"></slot> `}
        </div>
      </div>
    `}};qt.css=Ld;u([f({type:Number,reflect:!0})],qt.prototype,"value",2);u([f({type:Boolean,reflect:!0})],qt.prototype,"indeterminate",2);u([f()],qt.prototype,"label",2);qt=u([P("wa-progress-bar")],qt);var ea=we(class extends de{constructor(){super(...arguments),this.key=y}render(o,e){return this.key=o,e}update(o,[e,t]){return e!==this.key&&(oo(o),this.key=e),t}});var $d="important",fp=" !"+$d,ta=we(class extends de{constructor(o){if(super(o),o.type!==pe.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((e,t)=>{let r=o[t];return r==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${r};`},"")}update(o,[e]){let{style:t}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let r of this.ft)e[r]==null&&(this.ft.delete(r),r.includes("-")?t.removeProperty(r):t[r]=null);for(let r in e){let a=e[r];if(a!=null){this.ft.add(r);let s=typeof a=="string"&&a.endsWith(fp);r.includes("-")||s?t.setProperty(r,s?a.slice(0,-11):a,s?$d:""):t[r]=a}}return V}});var ai=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var si=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var ii=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M4.929 4.929 19.07 19.071"}]];var ni=[["path",{d:"M18 6 7 17l-5-5"}],["path",{d:"m22 10-7.5 7.5L13 16"}]];var li=[["path",{d:"M20 6 9 17l-5-5"}]];var oa=[["circle",{cx:"12",cy:"12",r:"10"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16"}]];var di=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M12 6v6l4 2"}]];var fi=[["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];var ci=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var ra=[["circle",{cx:"12",cy:"12",r:"1"}],["circle",{cx:"12",cy:"5",r:"1"}],["circle",{cx:"12",cy:"19",r:"1"}]];var ui=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];var aa=[["path",{d:"M13.267 2.08a10 10 0 108.653 8.653"}],["path",{d:"M15 10V9"}],["path",{d:"M16 5h6"}],["path",{d:"M16.472 15a6 6 0 01-8.943 0"}],["path",{d:"M19 2v6"}],["path",{d:"M9 10V9"}]];var pi=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}]];var mi=[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2"}],["circle",{cx:"9",cy:"9",r:"2"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21"}]];var hi=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M12 16v-4"}],["path",{d:"M12 8h.01"}]];var gi=[["path",{d:"m16 17 5-5-5-5"}],["path",{d:"M21 12H9"}],["path",{d:"M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"}]];var yi=[["path",{d:"M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"}],["path",{d:"M8 12h8"}],["path",{d:"M12 8v8"}]];var wi=[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"}]];var vi=[["path",{d:"m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"}]];var xi=[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"}],["path",{d:"m15 5 4 4"}]];var bi=[["path",{d:"M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"}],["path",{d:"M22 2 2 22"}],["path",{d:"M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"}]];var Ci=[["path",{d:"M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"}]];var ki=[["path",{d:"M5 12h14"}],["path",{d:"M12 5v14"}]];var Si=[["path",{d:"M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8"}],["path",{d:"M21 3v5h-5"}]];var sa=[["path",{d:"M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904z"}],["path",{d:"M6 12h16"}]];var Pi=[["circle",{cx:"12",cy:"12",r:"4"}],["path",{d:"M12 3v1"}],["path",{d:"M12 20v1"}],["path",{d:"M3 12h1"}],["path",{d:"M20 12h1"}],["path",{d:"m18.364 5.636-.707.707"}],["path",{d:"m6.343 17.657-.707.707"}],["path",{d:"m5.636 5.636.707.707"}],["path",{d:"m17.657 17.657.707.707"}]];var Li=[["path",{d:"M12 2v2"}],["path",{d:"M14.837 16.385a6 6 0 1 1-7.223-7.222c.624-.147.97.66.715 1.248a4 4 0 0 0 5.26 5.259c.589-.255 1.396.09 1.248.715"}],["path",{d:"M16 12a4 4 0 0 0-4-4"}],["path",{d:"m19 5-1.256 1.256"}],["path",{d:"M20 12h2"}]];var ia=[["path",{d:"M10 11v6"}],["path",{d:"M14 11v6"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"}],["path",{d:"M3 6h18"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"}]];var $i=[["path",{d:"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"}],["circle",{cx:"9",cy:"7",r:"4"}],["line",{x1:"19",x2:"19",y1:"8",y2:"14"}],["line",{x1:"22",x2:"16",y1:"11",y2:"11"}]];var Ei=[["path",{d:"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"}],["path",{d:"M16 3.128a4 4 0 0 1 0 7.744"}],["path",{d:"M22 21v-2a4 4 0 0 0-3-3.87"}],["circle",{cx:"9",cy:"7",r:"4"}]];var Ai=[["path",{d:"M18 6 6 18"}],["path",{d:"m6 6 12 12"}]];var cp={down:ai,back:si,block:ii,check:li,checks:ni,alert:oa,clock:di,copy:fi,download:ci,more:ra,external:ui,file:pi,image:mi,info:hi,leave:gi,chat:yi,moon:wi,attach:vi,edit:xi,phone:Ci,hangup:bi,plus:ki,retry:Si,send:sa,react:aa,sun:Pi,auto:Li,bin:ia,invite:$i,people:Ei,close:Ai},Ed=new Map;function L(o){let e=Ed.get(o)??up(o);return Ed.set(o,e),e}function up(o){let e=cp[o].map(([t,r])=>{if(t==="path")return Mt`<path d=${r.d} />`;if(t==="circle")return Mt`<circle cx=${r.cx} cy=${r.cy} r=${r.r} />`;if(t==="line")return Mt`<line x1=${r.x1} y1=${r.y1} x2=${r.x2} y2=${r.y2} />`;if(t==="rect")return Mt`<rect x=${r.x} y=${r.y} width=${r.width} height=${r.height} rx=${r.rx??0} />`;throw new Error(`a ${t} cannot be drawn`)});return c`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${e}</svg>`}var pp=/[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g,mp=new Intl.Segmenter(void 0,{granularity:"grapheme"}),hp=10,Fe=o=>o.replace(pp,"");function na(o){let e=[...mp.segment(o)].map(({segment:r})=>r),t=Math.max(0,e.length-hp);return c`<bdi class="file-name" title=${o}><span>${e.slice(0,t).join("")}</span><span>${e.slice(t).join("")}</span></bdi>`}var Ti=(o,e)=>e.some(t=>o instanceof t),Ad,Md;function gp(){return Ad||(Ad=[IDBIndex,IDBObjectStore,IDBCursor,IDBDatabase,IDBTransaction])}function yp(){return Md||(Md=["advance","continue","continuePrimaryKey"].map(o=>IDBCursor.prototype[o]))}var _i=new WeakMap,Mi=new WeakMap,la=new WeakMap;function wp(o){let e=new Promise((t,r)=>{let a=()=>{o.removeEventListener("success",s),o.removeEventListener("error",i)},s=()=>{t(nt(o.result)),a()},i=()=>{r(o.error),a()};o.addEventListener("success",s),o.addEventListener("error",i)});return la.set(e,o),e}function vp(o){if(_i.has(o))return;let e=new Promise((t,r)=>{let a=()=>{o.removeEventListener("complete",s),o.removeEventListener("error",i),o.removeEventListener("abort",i)},s=()=>{t(),a()},i=()=>{r(o.error||new DOMException("AbortError","AbortError")),a()};o.addEventListener("complete",s),o.addEventListener("error",i),o.addEventListener("abort",i)});_i.set(o,e)}var Oi={get(o,e,t){if(o instanceof IDBTransaction){if(e==="done")return _i.get(o);if(e==="store")return t.objectStoreNames[1]?void 0:t.objectStore(t.objectStoreNames[0])}return nt(o[e])},set(o,e,t){return o[e]=t,!0},has(o,e){return o instanceof IDBTransaction&&(e==="done"||e==="store")?!0:e in o}};function Od(o){Oi=o(Oi)}function xp(o){return yp().includes(o)?function(...e){return o.apply(Bi(this),e),nt(this.request)}:function(...e){return nt(o.apply(Bi(this),e))}}function bp(o){return typeof o=="function"?xp(o):(o instanceof IDBTransaction&&vp(o),Ti(o,gp())?new Proxy(o,Oi):o)}function nt(o){if(o instanceof IDBRequest)return wp(o);if(Mi.has(o))return Mi.get(o);let e=bp(o);return Object.is(e,o)||(Mi.set(o,e),la.set(e,o)),e}var Bi=o=>la.get(o);function Bd(o,e,{blocked:t,upgrade:r,blocking:a,terminated:s}={}){let i=indexedDB.open(o,e),n=nt(i);return r&&i.addEventListener("upgradeneeded",l=>{r(nt(i.result),l.oldVersion,l.newVersion,nt(i.transaction),l)}),t&&i.addEventListener("blocked",l=>t(l.oldVersion,l.newVersion,l)),n.then(l=>{s&&l.addEventListener("close",()=>s()),a&&l.addEventListener("versionchange",d=>a(d.oldVersion,d.newVersion,d))}).catch(()=>{}),n}function zd(o,{blocked:e}={}){let t=indexedDB.deleteDatabase(o);return e&&t.addEventListener("blocked",r=>e(r.oldVersion,r)),nt(t).then(()=>{})}var Cp=["get","getKey","getAll","getAllKeys","count"],kp=["put","add","delete","clear"],Ri={};function Rd(o,e){if(!(o instanceof IDBDatabase&&!(e in o)&&typeof e=="string"))return;if(Ri[e])return Ri[e];let t=e.replace(/FromIndex$/,""),r=e!==t,a=kp.includes(t);if(!(t in(r?IDBIndex:IDBObjectStore).prototype)||!(a||Cp.includes(t)))return;let s=async function(i,...n){let l=this.transaction(i,a?"readwrite":"readonly"),d=l.store;return r&&(d=d.index(n.shift())),(await Promise.all([d[t](...n),a&&l.done]))[0]};return Ri[e]=s}Od(o=>({...o,get:(e,t,r)=>Rd(e,t)||o.get(e,t,r),has:(e,t)=>!!Rd(e,t)||o.has(e,t)}));var Sp=["advance","continue","continuePrimaryKey"],Td={},zi=new WeakMap,Dd=new WeakMap,Pp={get(o,e){if(!Sp.includes(e))return o[e];let t=Td[e];return t||(t=Td[e]=function(...r){zi.set(this,Dd.get(this)[e](...r))}),t}};async function*Lp(...o){let e=this;if(e instanceof IDBCursor||(e=await e.openCursor(...o)),!e)return;e=e;let t=new Proxy(e,Pp);for(Dd.set(t,e),la.set(t,Bi(e));e;)yield t,e=await(zi.get(t)||e.continue()),zi.delete(t)}function _d(o,e){return e===Symbol.asyncIterator&&Ti(o,[IDBIndex,IDBObjectStore,IDBCursor])||e==="iterate"&&Ti(o,[IDBIndex,IDBObjectStore])}Od(o=>({...o,get(e,t,r){return _d(e,t)?Lp:o.get(e,t,r)},has(e,t){return _d(e,t)||o.has(e,t)}}));var lt=class extends Error{constructor(){super("another tab leads")}};var Fd=["rooms","entries","bodies","operations","marks","identities","meta"];async function Id(o){let e=new Di(o);return await e.reopen(),e}var qd=o=>IDBKeyRange.bound([o,""],[o,[]]),$p=o=>IDBKeyRange.bound([o,0],[o,1/0]),Di=class{constructor(e){this.name=e}name;rescue;#e;#t;#o=!1;#r;reopen(){return this.#t??=this.#i().finally(()=>this.#t=void 0)}async#i(){let e=!this.#e,t=await Bd(this.name,3,{upgrade(s,i,n,l){if(i<2&&s.createObjectStore("bodies",{keyPath:["channel","id"]}),i>0)return void l.objectStore("entries").createIndex("uuid","uuid");s.createObjectStore("rooms",{keyPath:"id"});let d=s.createObjectStore("entries",{keyPath:["channel_id","sequence_id"]});d.createIndex("id","id"),d.createIndex("uuid","uuid"),s.createObjectStore("operations",{keyPath:"number",autoIncrement:!0}),s.createObjectStore("marks",{keyPath:"channel"}),s.createObjectStore("identities",{keyPath:"user_id"}),s.createObjectStore("meta").put(crypto.randomUUID(),"birth")},blocking:()=>this.#n(t),terminated:()=>this.#e===t&&!this.#o&&void this.reopen().catch(()=>{})}),r=await t.get("meta","birth"),a=e||r===this.#r?void 0:await Ep(t,this.rescue?.recall());if(this.#o)return t.close();this.#e=t,this.#r=r,e||this.rescue?.reopened(a)}#n(e){e.close(),!(this.#e!==e||this.#o)&&(this.#o=!0,this.rescue?.deleted())}async#s(e,t){for(let r=0;;r++){try{await this.#t;let a=this.#e.transaction([...e],t);return a.done.catch(()=>{}),a}catch(a){if(this.#o||r>2||a.name!=="InvalidStateError")throw a}this.reopen().catch(()=>{})}}async#a(e){return(await this.#s([e],"readonly")).objectStore(e)}async load(){let e=await this.#s(Fd,"readonly"),[t,r,a,s,i]=await Promise.all([e.objectStore("rooms").getAll(),e.objectStore("operations").getAll(),e.objectStore("marks").getAll(),e.objectStore("identities").getAll(),e.objectStore("meta").get("meta")]);return{rooms:t,operations:r,marks:a,identities:s,meta:i??{}}}async rooms(e){return this.#f("rooms",e)}async operations(){return(await this.#a("operations")).getAll()}async marks(){return(await this.#a("marks")).getAll()}async meta(){return await(await this.#a("meta")).get("meta")??{}}async identities(e){return this.#f("identities",e)}async entries(e){return this.#f("entries",e)}async page(e,t,r,a){return t>r?[]:(await this.#a("entries")).getAll(IDBKeyRange.bound([e,Math.max(t,r-a+1)],[e,r]))}async find(e){let t=await this.#a("entries");return await t.index("id").get(e)??t.index("uuid").get(e)}async commit(e){let t=await this.#s(Fd,"readwrite");if(e.reign&&e.reign!==(await t.objectStore("meta").get("meta"))?.reign)throw new lt;let[r,a]=[t.objectStore("entries"),t.objectStore("bodies")],s=[t.done],i=n=>{s.push(n)};for(let n of e.purge??[])i(t.objectStore("rooms").delete(n)),i(t.objectStore("marks").delete(n));for(let n of[...e.purge??[],...e.empty??[]])i(r.delete($p(n))),i(a.delete(qd(n)));for(let{channel:n,below:l}of e.trim??[])i(r.delete(IDBKeyRange.bound([n,0],[n,l],!1,!0))),i(a.getAll(qd(n)).then(d=>Promise.all(d.filter(p=>p.sequence<l).map(p=>a.delete([n,p.id])))));for(let{channel:n,id:l,sequence:d}of e.uncarried??[])i(a.get([n,l]).then(p=>p?.sequence===d?a.delete([n,l]):void 0));for(let n of e.carried??[])i(a.get([n.channel,n.id]).then(l=>a.put(l?{...l,sequence:n.sequence,at:n.at}:n)));for(let n of e.rooms??[])i(t.objectStore("rooms").put(n));for(let n of e.entries??[])i(r.put(n));for(let n of e.operations??[])i(t.objectStore("operations").put(n));for(let n of e.done??[])i(t.objectStore("operations").delete(n));for(let n of e.identities??[])i(t.objectStore("identities").put(n));for(let{channel:n,seen:l}of e.marked??[]){let d=t.objectStore("marks");i(d.get(n).then(p=>p&&p.seen<=l?d.delete(n):void 0))}if(e.meta){let n=t.objectStore("meta");i(n.get("meta").then(l=>n.put({...l,...e.meta},"meta")))}await Promise.all(s)}async carried(){return(await(await this.#a("bodies")).getAll()).map(({body:e,...t})=>({...t,kept:e!==void 0}))}async body(e,t){return(await(await this.#a("bodies")).get([e,t]))?.body}keep(e,t,r){return this.#d([{channel:e,id:t}],({dropped:a,...s})=>({...s,body:r}))}dropBodies(e){return this.#d(e,({body:t,...r})=>({...r,dropped:!0}))}async#d(e,t){let r=await this.#s(["bodies"],"readwrite"),a=r.objectStore("bodies"),s=e.map(({channel:i,id:n})=>a.get([i,n]).then(l=>l&&a.put(t(l))));await Promise.all([...s,r.done])}async enqueue(e,t){let r=await this.#s(["operations"],"readwrite"),a=r.objectStore("operations"),s=t===void 0?void 0:a.delete(t),[i]=await Promise.all([a.add(e),s,r.done]);return{...e,number:i}}async mark(e,t){let r=await this.#s(["marks"],"readwrite"),a=r.objectStore("marks"),s=await a.get(e);await Promise.all([t>(s?.seen??0)&&a.put({channel:e,seen:t}),r.done])}async wipe(){this.close(),await zd(this.name)}close(){this.#o=!0,this.#e?.close()}async#f(e,t){if(t.length===0)return[];let r=await this.#a(e);return(await Promise.all(t.map(s=>r.get(s)))).flatMap(s=>s===void 0?[]:[s])}};async function Ep(o,{operations:e,marks:t}={operations:[],marks:[]}){let r=[];try{for(let a of e)await Ap(o,a).catch(s=>{if(!a.draft?.parts?.some(i=>i.body instanceof Blob))throw s;r.push(a)});for(let a of t)await o.put("marks",a);return r}catch(a){throw o.close(),a}}async function Ap(o,e){let t=o.transaction("operations","readwrite");t.done.catch(()=>{});let r=await t.store.getAll();if(r.some(i=>i.id===e.id))return;let{number:a,...s}=e;await Promise.all([t.store.add(r.some(i=>i.number===a)?s:e),t.done])}var da=class{rooms=new Map;entries=new Map;bodies=new Map;operations=new Map;marks=new Map;identities=new Map;meta={};numbers=0},fa=class{constructor(e=new da){this.memory=e}memory;#e=!1;async load(){let e=this.#o();return{rooms:[...e.rooms.values()],operations:await this.operations(),marks:[...e.marks.values()],identities:[...e.identities.values()],meta:e.meta}}async rooms(e){return e.flatMap(t=>this.#o().rooms.get(t)??[])}async operations(){return[...this.#o().operations.values()].sort((e,t)=>e.number-t.number)}async marks(){return[...this.#o().marks.values()]}async meta(){return this.#o().meta}async identities(e){return e.flatMap(t=>this.#o().identities.get(t)??[])}async entries(e){return e.flatMap(([t,r])=>this.#o().entries.get(t)?.get(r)??[])}async page(e,t,r,a){let s=this.#o().entries.get(e),i=[];for(let n=r;n>=t&&i.length<a;n--){let l=s?.get(n);l&&i.unshift(l)}return i}async find(e){for(let t of this.#o().entries.values())for(let r of t.values())if(r.id===e||r.uuid===e)return r}async commit(e){let t=this.#o();if(e.reign&&e.reign!==t.meta.reign)throw new lt;for(let r of e.purge??[])t.rooms.delete(r),t.marks.delete(r),t.entries.delete(r),this.#t(a=>a.channel===r);for(let r of e.empty??[])t.entries.delete(r),this.#t(a=>a.channel===r);for(let{channel:r,below:a}of e.trim??[]){for(let s of t.entries.get(r)?.keys()??[])s<a&&t.entries.get(r).delete(s);this.#t(s=>s.channel===r&&s.sequence<a)}for(let{channel:r,id:a,sequence:s}of e.uncarried??[])this.#t(i=>i.channel===r&&i.id===a&&i.sequence===s);for(let r of e.carried??[]){let a=t.bodies.get(It(r));t.bodies.set(It(r),a?{...a,sequence:r.sequence,at:r.at}:r)}for(let r of e.rooms??[])t.rooms.set(r.id,r);for(let r of e.entries??[]){let a=t.entries.get(r.channel_id)??new Map;t.entries.set(r.channel_id,a.set(r.sequence_id,r))}for(let r of e.operations??[])t.operations.set(r.number,r);for(let r of e.done??[])t.operations.delete(r);for(let{channel:r,seen:a}of e.marked??[])(t.marks.get(r)?.seen??0)<=a&&t.marks.delete(r);for(let r of e.identities??[])t.identities.set(r.user_id,r);e.meta&&(t.meta={...t.meta,...e.meta})}#t(e){for(let[t,r]of this.memory.bodies)e(r)&&this.memory.bodies.delete(t)}async carried(){return[...this.#o().bodies.values()].map(({body:e,...t})=>({...t,kept:e!==void 0}))}async body(e,t){return this.#o().bodies.get(It({channel:e,id:t}))?.body}async keep(e,t,r){let{dropped:a,...s}=this.#o().bodies.get(It({channel:e,id:t}))??{};s.id&&this.memory.bodies.set(It(s),{...s,body:r})}async dropBodies(e){for(let t of e){let{body:r,...a}=this.#o().bodies.get(It(t))??{};a.id&&this.memory.bodies.set(It(t),{...a,dropped:!0})}}async enqueue(e,t){let r=this.#o();t!==void 0&&r.operations.delete(t);let a={...e,number:++r.numbers};return r.operations.set(a.number,a),a}async mark(e,t){let r=this.#o().marks.get(e);t>(r?.seen??0)&&this.memory.marks.set(e,{channel:e,seen:t})}async wipe(){Object.assign(this.#o(),new da)}close(){this.#e=!0}#o(){if(this.#e)throw new Error("the database is closed");return this.memory}},It=({channel:o,id:e})=>`${o} ${e}`;function Ud(){let o=globalThis,e=o.indexedDB&&o.navigator?.locks&&o.BroadcastChannel;return{now:()=>Date.now(),setTimeout:(t,r)=>o.setTimeout(t,r),clearTimeout:t=>o.clearTimeout(t),random:()=>Math.random(),uuid:()=>o.crypto.randomUUID(),fetch:(t,r)=>o.fetch(t,r),WebSocket:o.WebSocket,store:t=>o.indexedDB?Id(t):Promise.resolve(new fa),...e&&{locks:o.navigator.locks,broadcast:t=>new o.BroadcastChannel(t)},onWake:Mp,onSleep:Rp}}function Mp(o){let e=globalThis;if(!e.addEventListener||!e.document)return()=>{};let t=()=>e.document.visibilityState==="visible"&&o();return e.addEventListener("online",o),e.addEventListener("offline",o),e.addEventListener("focus",o),e.document.addEventListener("visibilitychange",t),()=>{e.removeEventListener("online",o),e.removeEventListener("offline",o),e.removeEventListener("focus",o),e.document.removeEventListener("visibilitychange",t)}}function Rp(o,e){let t=globalThis;if(!t.addEventListener||!t.document)return()=>{};let r=[[t.document,"freeze",o],[t,"pagehide",o],[t.document,"resume",e],[t,"pageshow",e]];for(let[a,s,i]of r)a.addEventListener(s,i);return()=>{for(let[a,s,i]of r)a.removeEventListener(s,i)}}var qe=class{constructor(e){this.env=e}env;#e;for(e){return new Promise(t=>{let r=this.env.setTimeout(()=>this.end(),e);this.#e=()=>{this.env.clearTimeout(r),t()}})}end(){let e=this.#e;this.#e=void 0,e?.()}};function xe(o,e,t=250,r=3e4){return o.random()*Math.min(r,t*2**Math.min(e,20))}var I=o=>({ok:!0,value:o});function O(o,e,t={}){return{ok:!1,error:{code:o,detail:e,status:0,...t}}}var Fi=class extends Error{code="storage";status=0;constructor(e){super(e instanceof Error?e.message:String(e),{cause:e})}get detail(){return this.message}};function jo(o){return o.catch(e=>{throw new Fi(e)})}var Tp=["network","storage","login_failed","logged_out","upload_failed","app_disabled","suspended"];function dt(o){return Tp.includes(o.code)||o.status===401||o.status===429||o.status>=500}var ca=class{constructor(e,t,r,a,s){this.env=e;this.store=t;this.content=r;this.told=s;this.#e=a.fetch??1e6,this.#t=a.keep??1e8,this.#o=new qe(e)}env;store;content;told;#e;#t;#o;#r=new Map;#i=!1;#n=!1;#s=!1;get(e,t){let r=`${e.channelId} ${e.part.content.id}`,a=this.#r.get(r);if(!a){let s=new Set,i=this.#a(e,n=>s.forEach(l=>l(n))).finally(()=>this.#r.delete(r));this.#r.set(r,a={answer:i,told:s})}return a.told.add(t),a.answer}async#a(e,t){let{id:r}=e.part.content,a=await this.store.body(e.channelId,r).catch(()=>{});if(a)return I(a);let s=await this.content.download(e.messageId,e.part,t);return s.ok&&await this.store.keep(e.channelId,r,s.value).catch(()=>{}),s}start(){this.#i=!0,this.#n||this.#d()}stop(){this.#i=!1,this.look()}look(){this.#s=!0,this.#o.end()}async#d(){this.#n=!0;for(let e=0;this.#i;){this.#s=!1;let t=await this.#f().catch(()=>!1);e=t?0:e+1,this.#i&&!this.#s&&await this.#o.for(t?36e5:xe(this.env,e,1e3,6e5))}this.#n=!1}async#f(){await this.#h();let e=0;for(let t of Hd(await this.store.carried()).filter(r=>!r.kept&&!r.dropped&&r.size<=this.#e)){if(!this.#i)break;let r=await this.#m(t);if(!r)continue;let a=await this.get(r,s=>this.told(r,s));if(!a.ok){if(!dt(a.error))await this.store.dropBodies([t]);else if(++e===3)break}}return await this.#h(),e===0}async#m({channel:e,sequence:t,id:r}){let[a]=await this.store.entries([[e,t]]),s=a&&ua(a).find(i=>i.content.id===r);return s&&{channelId:e,messageId:a.id,part:s}}async#h(){let e=0,t=Hd((await this.store.carried()).filter(r=>r.kept)).filter(r=>(e+=r.size)>this.#t);t.length>0&&await this.store.dropBodies(t)}},Hd=o=>o.sort((e,t)=>e.at<t.at?1:-1);function ua(o){return(o.parts??[]).flatMap(({id:e,content:t})=>t?[{id:e,content:t}]:[])}var jd=2048,_p=20*36e5,qi=3e4,Op=8,pa=class{constructor(e,t,r){this.env=e;this.http=t;this.told=r}env;http;told;async upload(e,t){let r=e.draft;if(!r.parts)return I({...r});let a=[],s=e;for(let[i,n]of r.parts.entries()){if(Ii(n.body)<=jd){a.push(await zp(n));continue}let l=await this.#e(s,i,n);if(!l.ok)return l;n.uploaded?.id!==l.value&&await t(s=Dp(s,i,{id:l.value,until:this.env.now()+_p})),a.push({mime_type:n.mime_type,content:{id:l.value},...n.name&&{name:n.name}})}return I({...r,parts:a})}async#e(e,t,r){if(r.uploaded&&r.uploaded.until>this.env.now())return I(r.uploaded.id);let a=Bp(r),s=await this.http.call("POST","/v1/content",{body:{mime_type:r.mime_type,size:a.size,...r.name&&{name:r.name}}});if(!s.ok)return s;let i=await this.#t(s.value.upload,a,n=>this.told(e,t,n));return i.ok?I(s.value.id):i}async#t({method:e,url:t,headers:r},a,s){s({done:0,total:a.size});try{let n=await(globalThis.XMLHttpRequest?Ip:qp)(this.env,e,t,Fp(r),a,s);return n>=200&&n<300?(s({done:a.size,total:a.size}),I(void 0)):O("upload_failed",`the upload was answered ${n}`,{status:n})}catch(i){return O("network",i instanceof Error?i.message:String(i))}}async download(e,t,r){if(Date.parse(t.content.expires_at)>this.http.serverNow()+5e3){let s=await this.#o(t.content,r);if(s.ok||s.error.status!==403)return s}let a=await this.http.call("GET",`/v1/messages/${e}/parts/${t.id}/content`);return a.ok?this.#o(a.value,r):a}async#o(e,t){let r=new AbortController,a=new No(this.env,qi,()=>r.abort());try{let s=await this.env.fetch(e.download_url,{signal:r.signal});if(!s.ok)return O("network",`the download was answered ${s.status}`,{status:s.status});let i=[],n=0,l=s.body.getReader();for(let d=await l.read();!d.done;d=await l.read())a.again(),i.push(d.value),t({done:n+=d.value.length,total:e.size});return I(new Blob(i,{type:e.mime_type}))}catch(s){return O("network",s instanceof Error?s.message:String(s))}finally{a.end()}}},No=class{constructor(e,t,r){this.env=e;this.ms=t;this.late=r;this.again()}env;ms;late;#e;again(){this.end(),this.#e=this.env.setTimeout(this.late,this.ms)}end(){this.env.clearTimeout(this.#e)}};function Ii(o){return typeof o!="string"?o instanceof Uint8Array?o.byteLength:o.size:o.length>jd?o.length:new TextEncoder().encode(o).length}var Bp=o=>o.body instanceof Blob?o.body:new Blob([o.body],{type:o.mime_type});async function zp(o){let e={mime_type:o.mime_type,...o.name&&{name:o.name}};if(typeof o.body=="string")return{...e,body:o.body};let t=o.body instanceof Uint8Array?o.body:new Uint8Array(await o.body.arrayBuffer());return{...e,encoding:"base64",body:btoa(String.fromCharCode(...t))}}function Dp(o,e,t){let r=o.draft.parts.map((a,s)=>s===e?{...a,uploaded:t}:a);return{...o,draft:{...o.draft,parts:r}}}function Fp(o){return Object.fromEntries(Object.entries(o).filter(([e])=>!/^(content-length|host)$/i.test(e)))}async function qp(o,e,t,r,a){let s=new AbortController,i=new No(o,qi+a.size/Op,()=>s.abort());try{return(await o.fetch(t,{method:e,headers:r,body:a,signal:s.signal})).status}finally{i.end()}}function Ip(o,e,t,r,a,s){let i=new XMLHttpRequest,n=new No(o,qi,()=>i.abort());return new Promise((l,d)=>{i.open(e,t);for(let[p,m]of Object.entries(r))i.setRequestHeader(p,m);i.upload.onprogress=p=>{n.again(),s({done:p.loaded,total:a.size})},i.onload=()=>l(i.status),i.onerror=i.onabort=()=>d(new Error("the upload was interrupted")),i.send(a)}).finally(()=>n.end())}var Up=3e4,Hp=12e4,ma=class{constructor(e,t){this.env=e;this.url=t}env;url;tokens;ahead=-1/0;async call(e,t,r={}){let a=!1;for(let s=0;;s++){let i=r.session?I(r.session):r.anonymous?void 0:await this.tokens.token();if(i&&!i.ok)return i;let n=await this.#t(e,t,r,i?.value);if(n.ok)return n;if(n.error.status===401&&i&&!a){a=!0;let l=await this.tokens.renew(i.value,n.error.nonce);if(!l.ok)return l;continue}if(!jp(n.error)||s>=(r.retries??3))return n;await this.#e(n.error,s)}}#e(e,t){let r=(e.retryAfter??0)*1e3+xe(this.env,t);return new Promise(a=>{this.env.setTimeout(a,r)})}async#t(e,t,{body:r,key:a},s){let i={};s&&(i.authorization=`Bearer ${s}`),a&&(i["idempotency-key"]=a),r!==void 0&&(i["content-type"]="application/json");let n=new AbortController,l=this.env.setTimeout(()=>n.abort(),Up);try{let d=await this.env.fetch(this.url+t,{method:e,headers:i,signal:n.signal,...r!==void 0&&{body:JSON.stringify(r)}});this.#o(d.headers.get("date"));let p=await d.text();return Np(d,p)}catch(d){return O("network",d instanceof Error?d.message:String(d))}finally{this.env.clearTimeout(l)}}#o(e){if(!e)return;let t=Date.parse(e);t<this.serverNow()-Hp&&(this.ahead=-1/0),this.observe(t)}observe(e){e>0&&(this.ahead=Math.max(this.ahead,e-this.env.now()))}serverNow(){return this.env.now()+(this.ahead===-1/0?0:this.ahead)}};function jp(o){return o.code==="network"||o.code==="rate_limited"||o.status===503||o.status>=500&&o.code!=="quota_exceeded"}function Np(o,e){let t=Vp(e);if(o.ok&&(t!==void 0||e===""))return I(t);if(o.ok)return O("network","the answer is no JSON");let r=t??{},a=Number(o.headers.get("retry-after")??r.retry_after);return O(r.code??Wp(o.status),r.detail??r.message??o.statusText,{status:o.status,...r.errors&&{errors:r.errors},...r.nonce&&{nonce:r.nonce},...r.request_id&&{requestId:r.request_id},...a>0&&{retryAfter:a}})}function Wp(o){return o>=500?"network":o===429?"rate_limited":"invalid_request"}function Vp(o){try{return JSON.parse(o)}catch{return}}function Wo(o){let e={};for(let[t,{mine:r}]of Object.entries(o.reactions??{}))r&&(e[t]={on:!0,at:o.change_id});return{...o,words:e,answered:o.hidden?0:o.change_id}}function Nd(o,e){let t={},r=o.reaction;return r?.user_id===e&&(t[r.key]={on:r.added,at:o.change_id??0}),{...o.data,words:t,answered:-1}}function Wd(o,e){if(!o)return e;if(o.hidden!==e.hidden&&ha(e)&&!ha(o))return o;if(o.hidden||e.hidden)return{...e,answered:Math.max(o.answered,e.answered)};let t=e.change_id>o.change_id||e.change_id===o.change_id&&(o.truncated||!e.truncated),r=Math.max(o.answered,e.answered),a={};for(let s of[o,e])for(let[i,n]of Object.entries(s.words))(n.at>r||n.at===r&&s.answered===r||r<0)&&n.at>=(a[i]?.at??-1)&&(a[i]=n);return{...t?e:o,words:a,answered:r}}function ha(o){return o.answered<0}function Vd(o,e){return!o.hidden&&!o.deleted&&o.author!==e}function Gd(o,e){return o.words[e]?.on??!1}function ga(o,e){return ya(o,e)>=0}function ya(o,e){for(let t=o.length-2;t>=0;t-=2)if(o[t]<=e)return e<=o[t+1]?t:-1;return-1}function Vo(o,e){let t=o.length;for(;t>0&&o[t-2]>e;)t-=2;if(t>0&&e<=o[t-1])return;let r=t>0&&o[t-1]===e-1,a=t<o.length&&o[t]===e+1;r&&a?o.splice(t-1,2):r?o[t-1]=e:a?o[t]=e:o.splice(t,0,e,e)}function Kd(o,e){let t=ya(o,e);if(t<0)return;let[r,a]=[o[t],o[t+1]],s=[];r<e&&s.push(r,e-1),e<a&&s.push(e+1,a),o.splice(t,2,...s)}function Ut(o,e){for(;o.length>0&&o[1]<e;)o.splice(0,2);o.length>0&&o[0]<e&&(o[0]=e)}function Go(o,e,t){let r=0;for(let a=0;a<o.length;a+=2)r+=Math.max(0,Math.min(t,o[a+1])-Math.max(e,o[a])+1);return r}function Ui(o,e){let t=ya(o,e);return t<0?e-1:o[t+1]}function Hi(o,e){let t=ya(o,e);return t<0?e+1:o[t]}function Xd(o){let e=o.messages.length>0?o.messages[0].sequence_id-1:o.sequence_id;return{id:o.channel.id,info:Wi(o.channel),infoAt:o.change_id,role:o.channel.role??"member",first:1,delivered:0,seen:0,folder:o.channel.folder??"inbox",members:{},sequence:e,change:o.change_id,revision:o.member_revision,held:[],loose:[],unseen:[],pointers:[],highest:o.sequence_id,highChange:o.change_id,joinedAt:o.change_id,counted:{unread:0,upto:0,seen:0,change:0},recount:!1}}function Wi(o){let{role:e,first_sequence_id:t,folder:r,unread_count:a,seen_sequence_id:s,delivered_sequence_id:i,last_message:n,...l}=o;return l}function Yd(o,e,t){t>=o.infoAt&&(o.info=Wi(e),o.infoAt=t),o.highest=Math.max(o.highest,e.last_sequence_id),o.highChange=Math.max(o.highChange,e.last_change_id)}function Qd(o,e,t){let r=t.data,a=t.change_id??0,s=t.type==="participant.left",i=r.user_id===o.replica.me;Gp(e,t.type,a),(a>0||!i)&&Ni(e,r.user_id,r.role,s,a,s?void 0:Kp(e,t)),t.type==="participant.joined"&&Ht(e,o.replica.me,r.user_id,t.sequence_id??0,t.sequence_id??0),!(!i||s)&&(a>0&&r.role&&a>=(e.members[r.user_id]?.at??0)&&(e.role=r.role),r.folder&&(e.folder=r.folder))}function Gp(o,e,t){if(o.info.participants||t<=Math.max(o.infoAt,o.change)||ga(o.loose,t))return;let r=e==="participant.joined"?1:e==="participant.left"?-1:0;o.info={...o.info,participant_count:o.info.participant_count+r}}function Kp(o,e){if(e.id!=="")return e.type==="participant.joined"?e.sequence_id??0:o.members[e.data.user_id]?.joined}function Ni(o,e,t,r,a,s){let i=o.members[e]??{delivered:0,seen:0,gone:!0,at:-1};a<i.at||(o.members[e]={...i,joined:s,gone:r,at:a,...!r&&t&&{role:t}})}function Ht(o,e,t,r,a){let s=o.members[t]??{delivered:0,seen:0,gone:!0,at:-1},i={seen:Math.max(s.seen,a),delivered:Math.max(s.delivered,r,a)};o.members[t]={...s,...i},o.highest=Math.max(o.highest,r,a),t===e&&(o.seen=Math.max(o.seen,a),o.delivered=Math.max(o.delivered,r,o.seen),Ut(o.unseen,o.seen+1),o.seen>o.counted.seen&&(o.recount=!0))}function Xp(o,e,t){t<=e.first||(e.first=t,o.trim(e,t),jt(e))}function jt(o){o.sequence=Ui(o.held,Math.max(o.sequence,o.first-1)+1),o.change=Ui(o.loose,o.change+1),Ut(o.loose,o.change+1),o.highest=Math.max(o.highest,o.sequence)}function Jd(o,e,t){let r=t.channel;t.change_id>=e.infoAt&&(e.info=Wi(r),e.infoAt=t.change_id,e.role=r.role??e.role),t.member_revision>=e.revision&&(e.folder=r.folder??e.folder,e.folderAt=r.last_sequence_id,e.revision=t.member_revision),Xp(o,e,r.first_sequence_id??1),Ht(e,o.replica.me,o.replica.me,r.delivered_sequence_id??0,r.seen_sequence_id??0),e.highest=Math.max(e.highest,r.last_sequence_id),e.highChange=Math.max(e.highChange,r.last_change_id),e.counted={unread:r.unread_count??0,upto:r.last_sequence_id,seen:r.seen_sequence_id??0,change:r.last_change_id},e.recount=!1}function Zd(o,e,t){if(!t.participants)return;for(let a of t.participants)Ni(e,a.user_id,a.role,!1,t.change_id,a.joined_sequence_id),Ht(e,o,a.user_id,a.delivered,a.seen);let r=new Set(t.participants.map(a=>a.user_id));for(let[a,s]of Object.entries(e.members))!r.has(a)&&s.at<=t.change_id&&Ni(e,a,void 0,!0,t.change_id)}function wa(o,e){if(Hi(o.held,o.sequence)<=e+1)return Go(o.unseen,e+1,o.sequence);if(e>=o.counted.upto)return Go(o.unseen,e+1,o.sequence);let t=Go(o.unseen,o.counted.upto+1,o.sequence);return Math.max(0,o.counted.unread-Go(o.unseen,o.counted.seen+1,e))+t}function me(o){return Hi(o.held,o.sequence)}var va=class{constructor(e,t){this.replica=e;for(let r of t)this.#e.set(`${r.channel_id} ${r.sequence_id}`,r)}replica;rooms=new Map;entries=new Map;emptied=new Set;trimmed=new Map;done=new Set;operations=[];carried=new Map;uncarried=[];identities=new Map;marked=[];meta;#e=new Map;look(e){return this.rooms.has(e)?this.rooms.get(e)??void 0:this.replica.rooms.get(e)}room(e){if(!this.rooms.has(e)){let t=this.replica.rooms.get(e);if(!t)return;this.rooms.set(e,Yp(t))}return this.rooms.get(e)??void 0}begin(e){return this.#t(e.id),this.rooms.set(e.id,e),e}drop(e){this.#t(e),this.rooms.set(e,null)}#t(e){for(let[t,{channel:r}]of this.carried)r===e&&this.carried.delete(t);this.emptied.add(e),this.entries.delete(e),this.trimmed.delete(e)}entry(e,t){return this.entries.get(e)?.get(t)??(this.emptied.has(e)?void 0:this.#e.get(`${e} ${t}`))}put(e,t){let r=t.sequence_id;if(!(r>=e.first)||t.channel_id!==e.id)return;let a=this.entry(e.id,r),s=Wd(a,t),i=this.entries.get(e.id)??new Map;this.entries.set(e.id,i.set(r,s));let n=s.uuid?this.#o(s):void 0;n&&this.done.add(n.number),a?.parts!==s.parts&&this.#r(a,s,n),!(r<=e.sequence&&ha(s)&&!ga(e.held,r))&&(Vo(e.held,r),Vd(s,this.replica.me)?Vo(e.unseen,r):Kd(e.unseen,r),Ut(e.unseen,e.seen+1),e.pointers=e.pointers.filter(l=>l!==r),s.truncated&&e.pointers.push(r),r===e.last?.sequence_id&&(e.last=s),e.highest=Math.max(e.highest,r))}profile(e){let t=this.identities.get(e.user_id)??this.replica.identities.get(e.user_id);(!t||!(e.updated_at<t.updated_at))&&this.identities.set(e.user_id,e)}#o(e){return this.replica.operations.find(t=>t.kind==="send"&&t.id===e.uuid&&t.channel===e.channel_id)}#r(e,t,r){let{channel_id:a,sequence_id:s,created_at:i}=t,n=ua(t);for(let{content:d}of e?ua(e):[])n.some(p=>p.content.id===d.id)||(this.uncarried.push({channel:a,id:d.id,sequence:s}),this.carried.delete(`${a} ${d.id}`));let l=r?.draft?.parts;for(let d of n){let p=l?.[t.parts.findIndex(b=>b.id===d.id)]?.body,m=p!==void 0&&Ii(p)===d.content.size?new Blob([p],{type:d.content.mime_type}):void 0,{id:w,size:v}=d.content;this.carried.set(`${a} ${w}`,{channel:a,id:w,sequence:s,at:i,size:v,...m&&{body:m}})}}trim(e,t){for(let r of this.entries.get(e.id)?.keys()??[])r<t&&this.entries.get(e.id).delete(r);this.trimmed.set(e.id,Math.max(t,this.trimmed.get(e.id)??0));for(let[r,a]of this.carried)a.channel===e.id&&a.sequence<t&&this.carried.delete(r);Ut(e.held,t),Ut(e.unseen,t),e.pointers=e.pointers.filter(r=>r>=t),e.last&&e.last.sequence_id<t&&(e.last=void 0)}batch(){let e=[...this.rooms.values()].filter(a=>a!==null),t=[...this.rooms.keys()].filter(a=>this.rooms.get(a)===null),r={rooms:e,purge:t,empty:[...this.emptied].filter(a=>this.rooms.get(a)!==null),trim:[...this.trimmed].map(([a,s])=>({channel:a,below:s})),entries:[...this.entries.values()].flatMap(a=>[...a.values()]),carried:[...this.carried.values()],uncarried:this.uncarried,operations:this.operations.filter(a=>!this.done.has(a.number)),done:[...this.done],identities:[...this.identities.values()],marked:this.marked,...this.meta&&{meta:this.meta}};return Object.values(r).some(a=>!Array.isArray(a)||a.length>0)?r:void 0}},Yp=o=>({...o,members:{...o.members},held:[...o.held],loose:[...o.loose],unseen:[...o.unseen],counted:{...o.counted}});var Vi=20,xa=class{constructor(e,t,r,a){this.replica=e;this.reign=t;this.changed=r;this.carried=a}replica;reign;changed;carried;#e=Promise.resolve();#t=new Map;#o=[];#r=new Map;#i=!1;#n=!1;run(e,t){let r=this.#e.then(()=>this.#s(typeof e=="function"?e():e,t));return this.#e=r.catch(()=>{}),r}async#s(e,t){let r=new va(this.replica,e.length>0?await this.replica.entries(e):[]),a=t(r);await this.#a(r);let s=r.batch();if(!s)return a;try{await this.replica.store.commit({...s,reign:this.reign.id})}catch(i){throw i instanceof lt&&this.reign.over(),i}return this.#d(r),a}async#a(e){for(let[t,r]of e.rooms){if(!r||r.last?.sequence_id===r.sequence||r.sequence<r.first)continue;let a=e.entry(t,r.sequence)??(await this.replica.entries([[t,r.sequence]]))[0];a&&(r.last=a)}}#d(e){let t=this.replica,r=[...e.rooms.keys()].filter(s=>e.rooms.get(s)===null);t.setRooms([...e.rooms.values()].filter(s=>s!==null),r);for(let s of r)t.marks.delete(s);for(let{channel:s,seen:i}of e.marked)(t.marks.get(s)??0)<=i&&t.marks.delete(s);for(let[s,i]of e.identities)t.identities.set(s,i);if(e.done.size+e.operations.length>0){let s=new Map(e.operations.map(i=>[i.number,i]));t.operations=t.operations.filter(i=>!e.done.has(i.number)).map(i=>s.get(i.number)??i)}e.meta&&(t.meta={...t.meta,...e.meta}),e.carried.size>0&&this.carried();let a=new Set([...e.rooms.keys(),...e.marked.map(s=>s.channel)]);this.changed({rooms:[...a],operations:e.done.size+e.operations.length>0,identities:[...e.identities.keys()]})}reread(){let e=this.#e.then(()=>this.replica.reread());return this.#e=e.catch(()=>{}),e}positions(e){let t=[...this.replica.rooms.values()],r=t.map(i=>({id:i.id,at:i.last?.created_at??""})).sort((i,n)=>i.at<n.at?1:-1).slice(0,Vi),a=new Set([...e,...r.map(i=>i.id)]),s={};for(let{id:i,sequence:n,change:l,revision:d}of t)s[i]={sequence_id:n,change_id:l,member_revision:d,...a.has(i)&&{receipts:!0}};return s}gaps(){return[...this.replica.rooms.values()].filter(e=>e.highest>e.sequence).map(e=>({channel:e.id,after:e.sequence}))}needsSync(){return this.#n||[...this.replica.rooms.values()].some(e=>e.highChange>e.change)}apply(e){return this.run(tf(e),t=>{this.#i&&this.#o.push(...e);for(let r of e)this.#f(t,r)})}#f(e,t){let r=t.channel_id;if(!r)return this.#m(e,t);if(t.type==="channel.removed")return this.#c(e,r,t.change_id??0);let a=e.look(r);if(!a)return this.#l(t);if(ef(t,e.replica.me)&&(t.change_id??0)>a.joinedAt)return this.#p(e,r,0),this.#l(t);this.#h(e,e.room(r),t)}#m(e,t){t.type==="identity.changed"&&t.data?.user_id&&e.profile(t.data)}#h(e,t,r){let a=r.change_id??0;switch(t.highChange=Math.max(t.highChange,a),r.type){case"message.created":case"message.changed":this.#u(e,t,Nd(r,e.replica.me));break;case"channel.created":case"channel.changed":Yd(t,r.data,a);break;case"participant.joined":case"participant.left":case"participant.changed":Qd(e,t,r),r.data.first_sequence_id>t.first&&(this.#n=!0);break;case"receipts":for(let s of r.data)Ht(t,e.replica.me,s.user_id,s.delivered,s.seen);break;default:return}a>0&&r.type!=="message.created"&&r.type!=="receipts"&&Vo(t.loose,a),jt(t)}#u(e,t,r){r.sequence_id>0&&(t.highChange=Math.max(t.highChange,r.change_id??0),r.deleted&&r.change_id>t.counted.change&&(t.recount=!0),r.author===e.replica.me&&r.sequence_id>(t.folderAt??1/0)&&(t.folder="inbox"),e.put(t,r))}#l(e){let t=this.#t.get(e.channel_id);t!==void 0&&(e.change_id??0)<=t||(this.#i||this.#o.push(e),this.#n=!0)}#c(e,t,r){let a=e.look(t);a&&r!==0&&r<=a.joinedAt||this.#p(e,t,r)}#p(e,t,r){let a=e.look(t);this.#t.set(t,Math.max(this.#t.get(t)??0,r,a?.joinedAt??0)),a&&e.drop(t)}beginSync(){this.#i=!0,this.#n=!1,this.#o=[]}endSync(e){return this.run(()=>tf(this.#o),t=>{let r=this.#n||!e,a=this.#o;this.#i=!1,this.#o=[],this.#n=!1;for(let s of a)this.#f(t,s);this.#n||=r})}page(e,t){let r=t.channels.flatMap(a=>[...a.messages.map(s=>[a.channel.id,s.sequence_id]),...a.changes.map(s=>[a.channel.id,s.object.sequence_id??0])]);return this.run(r,a=>{for(let s of t.channels)this.#w(a,s,e[s.channel.id]);for(let s of t.removed)this.#y(a,s)})}#w(e,t,r){let a=t.channel.id,s=e.room(a),i=this.#t.get(a);if(!s&&i!==void 0&&t.channel.last_change_id<i){this.#n=!0;return}let n=!r||t.reset!==void 0;if(!s&&!n){this.#n=!0;return}(!s||n)&&(s=e.begin(Xd(t)),this.#r.set(a,this.life(a)+1)),s.joinedAt=Math.max(s.joinedAt,t.change_id),this.#t.delete(a),Jd(e,s,t);for(let l of t.messages)this.#u(e,s,Wo(l));for(let l of t.changes)this.#g(e,s,l);Zd(e.replica.me,s,t);for(let l of t.identities)e.profile(l);s.change=Math.max(s.change,t.change_id),jt(s)}#g(e,t,{change_id:r,kind:a,object:s}){a==="message.changed"?this.#u(e,t,Wo(s)):this.#h(e,t,{type:a,id:"",channel_id:t.id,change_id:r,data:s})}#y(e,t){this.#o.some(r=>r.channel_id===t&&ef(r,e.replica.me))?this.#n=!0:this.#p(e,t,0)}life(e){return this.#r.get(e)??0}fill(e,t,r){return this.run(t.map(a=>[e,a.sequence_id]),a=>{let s=a.room(e);if(!(!s||r!==this.life(e))){for(let i of t)s.highChange=Math.max(s.highChange,i.change_id??0),a.put(s,Wo(i));jt(s)}})}answered(e,t=[]){return this.run([[e.channel_id,e.sequence_id]],r=>{for(let s of t)r.done.add(s);let a=r.room(e.channel_id);a&&(this.#u(r,a,Wo(e)),jt(a))})}marked(e){return this.run([],t=>{t.marked.push({channel:e.channel_id,seen:e.seen_sequence_id});let r=t.room(e.channel_id);r&&(e.last_sequence_id>=r.counted.upto&&e.seen_sequence_id>=r.counted.seen&&(r.counted={unread:e.unread_count,upto:e.last_sequence_id,seen:e.seen_sequence_id,change:r.counted.change}),Ht(r,t.replica.me,t.replica.me,e.delivered_sequence_id,e.seen_sequence_id),r.highest=Math.max(r.highest,e.last_sequence_id),jt(r))})}counted(e,t){return this.run([],r=>{let a=r.room(e.id);!a||t!==this.life(e.id)||(a.recount=!1,a.counted={unread:e.unread_count??0,upto:e.last_sequence_id,seen:e.seen_sequence_id??0,change:e.last_change_id},Ht(a,r.replica.me,r.replica.me,0,e.seen_sequence_id??0),a.highest=Math.max(a.highest,e.last_sequence_id))})}};function ef(o,e){return o.type==="channel.created"||o.type==="participant.joined"&&o.data.user_id===e}function tf(o){return o.filter(e=>e.type.startsWith("message.")&&e.channel_id).map(e=>[e.channel_id,e.data?.sequence_id??0])}var ba=class{constructor(e,t,r,a,s,i){this.env=e;this.http=t;this.log=r;this.replica=a;this.content=s;this.refused=i}env;http;log;replica;content;refused;#e=!0;#t=new Map;stop(){this.#e=!1;for(let e of this.#t.values())e.end()}look(e=!1){for(let{channel:t,error:r}of this.replica.operations)!r&&this.#e&&!this.#t.has(t)&&this.#r(t);if(e)for(let t of this.#t.values())t.end()}#o(e){return this.replica.operations.find(t=>t.channel===e&&!t.error)}async#r(e){let t=new qe(this.env);this.#t.set(e,t);for(let r=0;this.#e;){let a=this.#o(e);if(!a)break;let s=await this.#i(a);r=s?r+1:0,s&&this.#e&&await t.for((s.retryAfter??0)*1e3+xe(this.env,r))}this.#t.delete(e)}async#i(e){try{let t=await this.#a(e);if(!this.#e)return;if(t.ok)await this.#n(e,t.value);else{if(dt(t.error))return t.error;await this.#s(e,t.error)}return}catch(t){return{code:"storage",status:0,detail:t instanceof Error?t.message:String(t)}}}#n(e,t){return t?this.log.answered(t,[e.number]):this.log.run([],r=>{r.done.add(e.number)})}async#s(e,t){await this.log.run([],r=>{e.kind==="send"&&this.replica.rooms.has(e.channel)?r.operations.push({...e,error:t}):r.done.add(e.number)}),this.refused(e,t)}async#a(e){if(e.kind==="send")return this.#d(e);let t=`/v1/messages/${e.target.id}`;switch(e.kind){case"metadata":return this.http.call("PATCH",`${t}/metadata`,{body:e.patch});case"react":return this.http.call("PUT",`${t}/reactions/${encodeURIComponent(e.reaction)}`);case"unreact":{let r=await this.http.call("DELETE",`${t}/reactions/${encodeURIComponent(e.reaction)}`);return r.ok?this.http.call("GET",t):r}case"delete":{let r=await this.http.call("POST","/v1/messages/delete",{body:{ids:[e.target.id]}});return r.ok?I(r.value.data.messages[0]):r}}}async#d(e){let t=await this.content.upload(e,s=>this.log.run([],i=>{i.operations.push(s)}));if(!t.ok)return t;let r={message:{...t.value,uuid:e.id},recipients:{channels:[e.channel]}},a=await this.http.call("POST","/v1/messages",{body:r,key:e.id});return a.ok&&!a.value?O("network","the answer is empty"):a}};var Qp=2e3,Ca=class{constructor(e,t,r,a,s){this.env=e;this.http=t;this.log=r;this.replica=a;this.delivers=s}env;http;log;replica;delivers;#e=!0;#t=new Set;stop(){this.#e=!1}look(e=this.replica.rooms.keys()){for(let t of[...e]){let r=this.replica.rooms.get(t);r&&this.#e&&!this.#t.has(t)&&this.#o(r)&&this.#n(t)}}#o(e){return this.#r(e)>e.seen?"seen":this.delivers&&this.#i(e)?"delivered":void 0}#r(e){return Math.min(this.replica.marks.get(e.id)??0,e.highest)}#i(e){return e.folder==="inbox"&&e.sequence>e.delivered&&e.last!==void 0&&e.last.author!==this.replica.me}async#n(e){this.#t.add(e);try{await this.#s(e)}catch{}this.env.setTimeout(()=>{this.#t.delete(e),this.look([e])},Qp)}async#s(e){let t=this.replica.rooms.get(e),r=this.#o(t),a=r==="seen"?this.#r(t):t.sequence,s=await this.http.call("PUT",`/v1/channels/${e}/${r}`,{body:{sequence_id:a}});this.#e&&(s.ok?await this.log.marked(s.value):dt(s.error)||await this.log.run([],i=>{i.marked.push({channel:e,seen:a})}))}};var Jp=15e3,rf=1e4,Zp=24e4,em=6e4,of=110*6e4,tm=5e3,ka=class{constructor(e,t,r,a){this.env=e;this.http=t;this.url=r;this.ear=a;this.#r=new qe(e)}env;http;url;ear;#e=!1;#t;#o=new Set;#r;get live(){return this.#t!==void 0}start(){this.#e||!this.env.WebSocket||(this.#e=!0,this.#i())}stop(){this.#e=!1;for(let e of this.#o)e.close();this.#t=void 0,this.#r.end()}nudge(){this.#t?this.#t.ping(5e3):this.#r.end()}command(e){return this.#t?this.#t.command(e,rf):Promise.resolve(O("network","there is no connection"))}async#i(){for(let e=0;this.#e;){let t=await this.#s();if(!this.#e)return t?.close();if(!t){this.#t||this.ear.down(),e++%3===0&&await this.#n(),this.#e&&await this.#r.for(xe(this.env,e));continue}e=0,this.#f(t),await t.stay(this.#m(t))}}async#n(){await this.http.call("GET","/v1/unread",{retries:0})}async#s(){let e=await this.http.tokens.token();if(!e.ok||!this.#e)return;let t=new Gi(this.env,this.url,e.value,r=>this.#d(r));return this.#o.add(t),t.onend=()=>this.#a(t),await t.hello(Jp)?t:void 0}#a(e){this.#o.delete(e),this.#t===e&&(this.#t=void 0,this.#e&&this.ear.down())}#d(e){for(let t of e)t.at&&this.http.observe(Date.parse(t.at));this.ear.events(e)}#f(e){let t=this.#t;this.#t=e,t&&this.env.setTimeout(()=>t.close(),tm),this.ear.ready()}#m(e){let t=Date.parse(e.expiresAt)-this.http.serverNow(),r=Math.min(em,t/4)*(1+this.env.random());return Math.max(1e3,Math.min(t-r,of)||of)}},Gi=class{constructor(e,t,r,a){this.env=e;this.hear=a;this.#e=new e.WebSocket(t,["parley.v1",r]),this.#e.onopen=()=>this.#a({type:"hello"}),this.#e.onmessage=({data:s})=>this.#d(s),this.#e.onclose=this.#e.onerror=()=>this.close()}env;hear;over=!1;expiresAt="";onend;#e;#t=new Map;#o=0;#r;#i;#n;hello(e){return new Promise(t=>{if(this.over)return t(!1);let r=this.env.setTimeout(()=>this.close(),e);this.#r=a=>{this.env.clearTimeout(r),t(a)}})}stay(e){return new Promise(t=>{if(this.over)return t();let r=this.env.setTimeout(t,e);this.#i=()=>{this.env.clearTimeout(r),t()},this.#s()})}#s(){this.env.clearTimeout(this.#n),this.#n=this.env.setTimeout(()=>{this.ping(rf).then(()=>this.over||this.#s())},Zp)}async ping(e){(await this.command({type:"ping"},e)).ok||this.close()}command(e,t){let r=`r${++this.#o}`;return new Promise(a=>{let s=this.env.setTimeout(()=>i(O("network","no answer came")),t),i=n=>{this.env.clearTimeout(s),this.#t.delete(r),a(n)};this.#t.set(r,i),this.#a({...e,ref:r})})}#a(e){try{this.#e.send(JSON.stringify(e))}catch{this.close()}}#d(e){if(this.over)return;let t=om(e);t&&(t.type==="ready"?(this.expiresAt=t.expires_at,this.#r?.(!0)):t.type==="batch"?this.hear(t.events??[]):t.type==="ok"||t.type==="pong"?this.#t.get(t.ref)?.(I(t.data)):t.type==="error"?this.#t.get(t.ref)?.(rm(t.problem)):t.type==="session.ended"?this.close():t.id&&this.hear([t]))}close(){if(!this.over){this.over=!0,this.#e.onmessage=this.#e.onclose=this.#e.onopen=null,this.#e.onerror=()=>{},this.env.clearTimeout(this.#n);try{this.#e.close(1e3)}catch{}for(let e of[...this.#t.values()])e(O("network","the connection has ended"));this.#r?.(!1),this.#i?.(),this.onend?.()}}};function om(o){try{return JSON.parse(o)}catch{return}}function rm(o){let{code:e,detail:t,status:r,errors:a,retry_after:s}=o??{},i={status:r??0,...a&&{errors:a},...s&&{retryAfter:s}};return O(e??"network",t??"refused",i)}var am=60,sm=100,af=100,Sa=class{constructor(e,t,r,a,s,i){this.env=e;this.http=t;this.log=r;this.replica=a;this.policy=s;this.ear=i;this.#r=new qe(e)}env;http;log;replica;policy;ear;#e=!1;#t=!1;#o=!1;#r;#i=new Set;#n=new Set;start(){this.#t||(this.#t=!0,this.#a())}stop(){this.#t=!1,this.#o=!0,this.#r.end()}sync(){this.#e=!0,this.#i.clear(),this.#s()}open(e){this.#n.has(e)||(this.#n.add(e),this.#e=!0,this.#s())}look(){(this.log.needsSync()||this.log.gaps().length>0||this.#y().length>0)&&this.#s()}#s(){this.#o=!0,this.#r.end()}async#a(){for(let e=0;this.#t;){this.#o=!1;let t=await this.#d();if(!this.#t)return;if(t&&this.ear.failed(t),e=t?e+1:0,e>0)await this.#r.for((t.retryAfter??0)*1e3+xe(this.env,e));else for(;!this.#o&&this.#t;)await this.#r.for(36e5)}}async#d(){try{return await this.#f()}catch(e){return this.#e=!0,{code:"storage",status:0,detail:e instanceof Error?e.message:String(e)}}}async#f(){this.#e||await this.#m();for(let e=0;e<sm&&this.#t;e++){let t=await this.#h();if(t)return t;if(!this.#e&&!this.log.needsSync()&&this.log.gaps().length===0&&this.#y().length===0)break}}#m(){return new Promise(e=>{this.env.setTimeout(e,am*(1+this.env.random()))})}async#h(){if(this.#e||this.log.needsSync()){let e=await this.#u();if(e)return e}for(let e of this.log.gaps()){let t=await this.#p(e);if(t)return t}for(let e of this.#y()){if(!this.#t||this.#e||this.log.needsSync())break;let t=await e();if(t)return t}}async#u(){let e=this.#e;this.#e=!1,e&&this.ear.syncing(),this.log.beginSync();let t;try{t=await this.#l(this.log.positions(this.#n))}finally{await this.log.endSync(!t&&this.#t)}return t?this.#e=!0:e&&this.ear.synced(),t}async#l(e){let{epoch:t,blocks:r}=this.replica.meta,a={channels:e,messages_per_channel:typeof this.policy=="number"?Math.min(100,Math.max(1,this.policy)):20,...t!==void 0&&{epoch:t},...r!==void 0&&{blocks_revision:r}};for(let s=0;;s++){let i=await this.http.call("POST","/v1/sync",{body:a,retries:s===0?0:3});if(!i.ok)return i.error;let{next_cursor:n}=i.value;if(await this.log.page(e,i.value),!n)return this.#c(i.value);a={cursor:n}}}async#c({epoch:e,blocks_revision:t}){e===this.replica.meta.epoch&&t===this.replica.meta.blocks||await this.log.run([],r=>{r.meta={epoch:e,blocks:t}})}async#p(e){let t=`/v1/channels/${e.channel}/messages?from_sequence_id=${e.after}&per_page=${af}`,r=this.log.life(e.channel),a=await this.http.call("GET",t);return a.ok&&a.value.data.messages[0]?.sequence_id!==e.after+1&&(this.#e=!0),this.#w(e.channel,a,r)}async#w(e,t,r){if(!t.ok)return this.#g(t.error,e);await this.log.fill(e,t.value.data.messages,r),t.value.data.messages.length===0&&this.#g({code:"not_found",status:404,detail:""},e)}#g(e,t){if(e.status!==404&&dt(e))return e;this.#i.add(t),this.#e=e.status===404}#y(){let e=[],t=[...this.replica.rooms.values()].filter(r=>!this.#i.has(r.id));for(let r of t){for(let a of r.pointers)e.push(()=>this.#P(r.id,a));me(r)>this.#b(r)&&e.push(()=>this.#S(r.id)),r.recount&&me(r)>this.replica.seen(r)+1&&e.push(()=>this.#x(r.id))}return e}#b(e){if(this.policy==="all")return e.first;let t=this.policy==="unread"?e.seen+1:e.sequence-this.policy+1;return Math.max(e.first,Math.min(t,e.sequence+1))}async#S(e){let t=this.replica.rooms.get(e);if(!t||me(t)<=t.first)return;let r=`/v1/channels/${e}/messages?before_sequence_id=${me(t)}&per_page=${af}`,a=this.log.life(e);return this.#w(e,await this.http.call("GET",r),a)}async#P(e,t){let[r]=await this.replica.entries([[e,t]]);if(!r?.truncated)return;let a=this.log.life(e),s=await this.http.call("GET",`/v1/messages/${r.id}`);if(!s.ok)return this.#g(s.error,e);await this.log.fill(e,[s.value],a)}async#x(e){let t=this.log.life(e),r=await this.http.call("GET",`/v1/channels/${e}`);if(!r.ok)return this.#g(r.error,e);await this.log.counted(r.value,t)}async older(e){return this.#S(e)}};var Ki=3e4,im=1e4,nm=3e3,Pa=class{constructor(e,t,r,a,s,i){this.env=e;this.replica=r;this.bodies=s;this.options=i;this.log=new xa(r,i.reign,n=>this.#i(n),()=>s.look()),this.outbox=new ba(e,t,this.log,r,a,i.refused),this.receipts=new Ca(e,t,this.log,r,i.deliveryReceipts),this.syncer=new Sa(e,t,this.log,r,i.history,{syncing:()=>this.realtime.live&&i.status({state:"syncing"}),synced:()=>this.#n(),failed:n=>i.status({error:n})}),this.realtime=new ka(e,t,i.socketUrl,{events:n=>this.#r(n),ready:()=>{i.connected(),this.syncer.sync(),this.outbox.look(!0),s.look()},down:()=>i.status({state:"offline"})})}env;replica;bodies;options;log;outbox;receipts;syncer;realtime;#e;start(){this.syncer.start(),this.realtime.start(),this.outbox.look(),this.receipts.look(),this.bodies.start(),this.#o(this.env.WebSocket?im:0)}stop(){this.env.clearTimeout(this.#e),this.realtime.stop(),this.syncer.stop(),this.outbox.stop(),this.receipts.stop(),this.bodies.stop()}#t(){this.realtime.live||this.syncer.sync(),this.#o(Ki/2+xe(this.env,20,Ki,Ki))}#o(e){this.env.clearTimeout(this.#e),this.#e=this.env.setTimeout(()=>this.#t(),e)}wake(){this.realtime.live?this.syncer.sync():this.#o(nm),this.realtime.nudge(),this.bodies.look(),this.outbox.look(!0)}open(e){this.replica.rooms.size>Vi&&this.syncer.open(e)}command(e){return this.realtime.command(e)}#r(e){let t=e.filter(r=>r.type!=="typing"&&r.type!=="presence");for(let r of e)this.options.heard(r);t.length>0&&this.log.apply(t).then(()=>this.syncer.look(),()=>this.syncer.sync())}#i(e){this.options.changed(e),this.receipts.look(e.rooms),e.operations&&this.outbox.look(),this.syncer.look()}#n(){this.options.status({syncedAt:this.env.now(),error:void 0,...this.realtime.live&&{state:"live"}}),this.receipts.look()}};var La=class{async createChannel(e){let t=e.type==="PERSONAL"||e.distinct?{}:{uuid:this.newKey()},r=await this.call("POST","/v1/channels",{body:{...e,...t}});return r.ok?this.#e(r.value.id):r}async join(e){let t=await this.call("PUT",`/v1/channels/${e}/participants/me`);return t.ok?this.#e(e):t}async#e(e){return this.channel(e)||this.sync(),this.waitForChannel(e)}leave(e){return this.removeParticipant(e,this.userId)}addParticipants(e,t){return this.#t("POST",`/v1/channels/${e}/participants`,{user_ids:t})}removeParticipant(e,t){return this.#t("DELETE",`/v1/channels/${e}/participants/${encodeURIComponent(t)}`)}setRole(e,t,r){return this.#t("PATCH",`/v1/channels/${e}/participants/${encodeURIComponent(t)}`,{role:r})}updateChannel(e,t){return this.#t("PATCH",`/v1/channels/${e}`,t)}deleteChannel(e){return this.#t("DELETE",`/v1/channels/${e}`)}moveTo(e,t){return this.#t("PUT",`/v1/channels/${e}/folder`,{folder:t})}clearHistory(e,t=this.channel(e)?.lastSequence??0){return this.#t("PUT",`/v1/channels/${e}/cleared`,{sequence_id:t})}block(e){return this.#t("PUT",`/v1/blocks/${encodeURIComponent(e)}`)}unblock(e){return this.#t("DELETE",`/v1/blocks/${encodeURIComponent(e)}`)}async#t(e,t,r){let a=await this.call(e,t,{body:r});return a.ok&&this.sync(),a}};function lm(o,e){let{info:t}=e,r=o.seen(e),a=t.participants!==void 0,s=a?dm(o,e):[],i=o.operations.findLast(l=>l.kind==="send"&&l.channel===e.id),n=i?ft(o,i):e.last&&Ko(o,e,e.last);return{id:e.id,type:t.type,title:t.title,description:t.description,metadata:t.metadata,exposed:t.exposed,info:t,participants:s,participantCount:a?s.length:t.participant_count,role:e.role,folder:e.folder,unread:wa(e,r),seen:r,lastSequence:e.sequence,...n&&{lastMessage:n},activeAt:n?.createdAt||t.created_at,complete:me(e)<=e.first}}var $a=class{constructor(e){this.replica=e;e.listen(t=>this.#o(t))}replica;#e=new Map;#t=[];of(e){let t=this.#e.get(e.id);if(t)return t;let r=lm(this.replica,e);return this.#e.set(e.id,r),r}#o(e){for(let r of e.rooms)this.#e.delete(r);if(e.identities?.length&&this.#e.clear(),!e.operations)return;let t=this.replica.operations.map(r=>r.channel);for(let r of[...this.#t,...t])this.#e.delete(r);this.#t=t}};function dm(o,e){return Object.entries(e.members).filter(([,t])=>!t.gone).map(([t,r])=>{let a=o.identities.get(t);return{userId:t,role:r.role??"member",delivered:r.delivered,seen:r.seen,...r.joined!==void 0&&{joined:r.joined},...a&&{identity:a}}})}function Ko(o,e,t){let r={key:t.uuid??t.id??`${t.channel_id}:${t.sequence_id}`,id:t.id,sequence:t.sequence_id,channelId:t.channel_id,author:t.author??"",type:t.type??"",content:t.content,parts:t.parts??[],metadata:t.metadata??{},reactions:fm(t),createdAt:t.created_at??"",updatedAt:t.updated_at??"",deleted:t.deleted??!1,hidden:t.hidden??!1,partial:t.truncated??!1,state:t.hidden?"sent":cm(e,t),pending:!1};for(let a of o.operations)a.target?.id===t.id&&a.channel===e.id&&um(r,a);return r}function fm(o){return Object.fromEntries(Object.entries(o.reactions??{}).map(([e,{count:t}])=>[e,{count:t,mine:Gd(o,e)}]))}function cm(o,e){if(!o.info.participants?.every(a=>(o.members[a]?.at??-1)>=0))return"sent";let t=e.sequence_id,r=Object.entries(o.members).filter(([a,s])=>!s.gone&&a!==e.author&&(s.joined??0)<t).map(([,a])=>a);return!r.some(a=>a.joined!==void 0)||r.some(a=>a.delivered<t)?"sent":r.every(a=>a.seen>=t)?"seen":"delivered"}function um(o,e){o.pending=!0,!o.deleted&&(e.kind==="delete"?Object.assign(o,{deleted:!0,content:null,parts:[],metadata:{},reactions:{}}):e.kind==="metadata"?o.metadata=nf(o.metadata,e.patch):o.reactions=pm(o.reactions,e.reaction,e.kind==="react"))}function nf(o,e){let t={...o};for(let[r,a]of Object.entries(e))a===null?delete t[r]:t[r]=sf(a)?nf(sf(t[r])?t[r]:{},a):a;return t}var sf=o=>typeof o=="object"&&o!==null&&!Array.isArray(o);function pm(o,e,t){let r=o[e]??{count:0,mine:!1};if(r.mine===t)return o;let{[e]:a,...s}=o,i=r.count+(t?1:-1);return i>0?{...s,[e]:{count:i,mine:t}}:s}function ft(o,e){let t=e.draft,r=t.type==="text"?t.content?.text:void 0;return{key:e.id,channelId:e.channel,author:o.me,type:t.type??"parts",content:t.content??null,parts:t.parts?.map((a,s)=>({...a,id:String(s+1)}))??(r===void 0?[]:[{id:"1",mime_type:"text/plain",body:r}]),metadata:t.metadata??{},reactions:{},createdAt:e.at,updatedAt:e.at,deleted:!1,hidden:!1,partial:!1,state:e.error?"failed":"sending",...e.error&&{error:e.error},pending:!e.error}}var Ea=class extends La{async send(e,t){let r=typeof t=="string"?mm(t):t,a=await this.#r({id:this.newKey(),channel:e,kind:"send",draft:r});return ft(this.replica,a)}async retry(e){let t=this.#e(e);if(!t)return O("not_found","no such message has failed");let{error:r,number:a,...s}=t;try{return I(ft(this.replica,await this.#r({...s,id:this.newKey()},a)))}catch(i){return{ok:!1,error:i}}}async discard(e){let t=this.#e(e);t&&await this.#t(t)}#e(e){return this.replica.operations.find(t=>t.id===e&&t.error)}async#t(e){await jo(this.replica.store.commit({done:[e.number]})),this.replica.did(void 0,e.number),await this.operated()}deleteMessage(e){return this.#o(e,{kind:"delete"})}patchMetadata(e,t){return this.#o(e,{kind:"metadata",patch:t})}react(e,t){return this.#o(e,{kind:"react",reaction:t})}unreact(e,t){return this.#o(e,{kind:"unreact",reaction:t})}async#o(e,t){if(!e.id||!e.sequence)return O("conflict","the message is not at the server yet");let r={id:e.id,sequence:e.sequence};try{return await this.#r({id:this.newKey(),channel:e.channelId,target:r,...t}),I(void 0)}catch(a){return{ok:!1,error:a}}}async#r(e,t){let r=await jo(this.replica.store.enqueue({...e,at:new Date(this.serverNow()).toISOString()},t));return this.replica.did(r,t),await this.operated([r.channel]),r}};function mm(o){return new TextEncoder().encode(o).length<=32768?{type:"text",content:{text:o}}:{parts:[{mime_type:"text/plain",body:o}]}}var Aa=class{constructor(e,t){this.env=e;this.changed=t}env;changed;#e=new Map;#t=new Map;#o=new Map;#r=new Map;hear(e){e.type==="presence"?this.present([e.data]):e.type==="typing"&&e.channel_id?this.#i(e.channel_id,e.data.user_id,e.data.state==="started"):e.type==="message.created"&&e.channel_id&&e.data?.author&&this.#i(e.channel_id,e.data.author,!1)}present(e){for(let t of e)this.#t.set(t.user_id,{userId:t.user_id,status:t.status,...t.last_seen_at&&{lastSeenAt:t.last_seen_at}}),this.changed("presence",t.user_id)}#i(e,t,r){let a=this.#e.get(e)??new Map,s=a.has(t);this.env.clearTimeout(a.get(t)),a.delete(t),r&&a.set(t,this.env.setTimeout(()=>this.#i(e,t,!1),6e3)),this.#e.set(e,a),s!==r&&this.changed("typing",e)}typing(e){return[...this.#e.get(e)?.keys()??[]]}presence(e){return this.#t.get(e)}wish(e,{status:t,watch:r}={}){let a={...this.#o.get(e),...t&&{status:t},...r&&{watch:r}};return this.#o.set(e,a),a}wishes(){let e=[...this.#o.values()],t=e.findLast(a=>a.status)?.status,r=[...new Set(e.flatMap(a=>a.watch??[]))].slice(0,100);return t||r.length>0?{...t&&{status:t},...r.length>0&&{watch:r}}:void 0}type(e,t,r){let a=this.#r.get(e);if(this.env.clearTimeout(a?.stop),!t){this.#r.delete(e)&&r("stopped");return}let s=!a||this.env.now()-a.said>=3e3;s&&r("started");let i=this.env.setTimeout(()=>this.type(e,!1,r),5e3);this.#r.set(e,{said:s?this.env.now():a.said,stop:i})}close(){for(let e of this.#e.values())for(let t of e.values())this.env.clearTimeout(t);for(let{stop:e}of this.#r.values())this.env.clearTimeout(e)}};function no(o,e){for(let t of[...o])try{t(e)}catch(r){(globalThis.reportError??console.error)(r)}}var Ma=class{constructor(e,t){this.replica=e;this.page=t;this.limit=t,this.#o=e.listen(r=>this.concerns(r)&&void this.refresh())}replica;page;#e=[];#t=new Set;#o;#r;#i=!1;limit;get items(){return this.#e}subscribe(e){return this.#t.add(e),()=>{this.#t.delete(e)}}close(){this.#o(),this.#t.clear()}refresh(){return this.#i=!0,this.#r??=this.#n().finally(()=>this.#r=void 0),this.#r}async#n(){for(;this.#i;){this.#i=!1;try{this.#s(await this.read())}catch{return}}}#s(e){let t=new Map(this.#e.map(i=>[this.keyOf(i),i])),r={items:[],added:[],changed:[],removed:[]},a=e.map(i=>{let n=this.keyOf(i),l=t.get(n);if(t.delete(n),!l)r.added.push(i);else{if(this.same(l,i))return l;r.changed.push(i)}return i});r.removed.push(...t.keys()),!(!a.some((i,n)=>i!==this.#e[n])&&a.length===this.#e.length)&&(this.#e=r.items=a,no(this.#t,r))}},hm={activity:(o,e)=>lo(e.activeAt,o.activeAt)||lo(o.id,e.id),created:(o,e)=>lo(e.info.created_at,o.info.created_at)||lo(o.id,e.id),title:(o,e)=>lo(o.title??"",e.title??"")||lo(o.id,e.id)},lo=(o,e)=>o<e?-1:o>e?1:0,Ra=class extends Ma{constructor(t,r,a){super(t,a.limit??1/0);this.views=r;this.options=a}views;options;#e=0;get hasMore(){return this.#e>this.limit}more(){return this.limit+=this.page,this.refresh()}concerns(){return!0}async read(){let{folder:t="inbox",filter:r,sort:a="activity"}=this.options,s=[...this.replica.rooms.values()].filter(i=>t==="any"||i.folder===t).map(i=>this.views.of(i));return r&&(s=s.filter(r)),this.#e=s.length,s.sort(typeof a=="function"?a:hm[a]).slice(0,this.limit)}keyOf(t){return t.id}same(t,r){return t===r}};function lf(o,e){if(o===e)return!0;if(typeof o!="object"||typeof e!="object"||!o||!e)return!1;if(ArrayBuffer.isView(o))return ArrayBuffer.isView(e)&&o.byteLength===e.byteLength;let t=Object.keys(o);return t.length===Object.keys(e).length&&t.every(r=>lf(o[r],e[r]))}var gm=200,Ta=class extends Ma{constructor(t,r,a,s){super(t,a.limit??50);this.channel=r;this.options=a;this.older=s}channel;options;older;#e=!1;get hasMore(){let t=this.replica.rooms.get(this.channel);return t!==void 0&&(this.#e||me(t)>t.first)}async more(){this.limit+=this.page,await this.refresh();let t=this.replica.rooms.get(this.channel);this.#e||!t||me(t)<=t.first||(await this.older(this.channel),await this.refresh())}concerns(t){return t.rooms.includes(this.channel)||t.operations===!0}async read(){let t=this.replica.rooms.get(this.channel);if(!t)return[];let{filter:r}=this.options,a=[],s=r?gm:this.limit;for(let d=t.sequence;d>=me(t)&&a.length<this.limit;d-=s){let m=(await this.replica.store.page(this.channel,Math.max(me(t),d-s+1),d,s)).map(w=>Ko(this.replica,t,w));a.unshift(...r?m.filter(r):m),this.#e=d-s>=me(t)}this.#e||=a.length>this.limit;let i=this.replica.operations.filter(d=>d.kind==="send"&&d.channel===this.channel).map(d=>ft(this.replica,d)),n=new Set(a.map(d=>d.key)),l=[...a.slice(-this.limit),...i.filter(d=>!n.has(d.key)&&(!r||r(d)))];return this.options.order==="desc"?l.reverse():l}keyOf(t){return t.key}same(t,r){return lf(t,r)}};var _a=class{constructor(e,t){this.store=e;this.me=t}store;me;rooms=new Map;marks=new Map;identities=new Map;operations=[];meta={};#e=new Set;async load(){let e=await this.store.load();this.#t(e)}async claim(e){await this.store.commit({meta:{reign:e}}),await this.load()}#t(e){this.rooms.clear(),this.identities.clear(),this.setRooms(e.rooms,[]),this.marks.clear(),this.setMarks(e.marks);for(let t of e.identities)this.identities.set(t.user_id,t);this.operations=e.operations,this.meta=e.meta}setRooms(e,t){for(let r of e)this.rooms.set(r.id,r);for(let r of t)this.rooms.delete(r)}setMarks(e){for(let{channel:t,seen:r}of e)this.marks.set(t,Math.max(r,this.marks.get(t)??0))}did(e,t){let r=this.operations.filter(a=>a.number!==t&&a.number!==e?.number);this.operations=e?[...r,e]:r}recall(){return{operations:this.operations,marks:[...this.marks].map(([e,t])=>({channel:e,seen:t}))}}async reread(){this.operations=await this.store.operations(),this.setMarks(await this.store.marks())}async refresh(e){let t=await this.store.rooms(e.rooms),r=new Set(t.map(a=>a.id));this.setRooms(t,e.rooms.filter(a=>!r.has(a))),await this.reread();for(let a of await this.store.identities(e.identities??[]))this.identities.set(a.user_id,a);this.tell(e)}seen(e){return Math.max(e.seen,this.marks.get(e.id)??0,e.first-1)}entries(e){return this.store.entries(e)}all(){return{rooms:[...this.rooms.keys()],operations:!0,identities:[...this.identities.keys()]}}listen(e){return this.#e.add(e),()=>{this.#e.delete(e)}}tell(e){no(this.#e,e)}};var ym=6e4,Oa=class{constructor(e,t,r,a,s,i,n){this.env=e;this.http=t;this.store=r;this.appId=a;this.userId=s;this.source=i;this.told=n}env;http;store;appId;userId;source;told;#e;#t;#o=!1;restore(e){this.#e=e}async token(){return this.#o?O("logged_out","this client has been logged out or closed"):this.#e?I(this.#e.token):this.renew("")}renew(e,t){return this.#t??=this.#r(()=>this.#i(e,t)).catch(r=>O("storage",r instanceof Error?r.message:String(r))).finally(()=>this.#t=void 0),this.#t}#r(e){return this.env.locks?this.env.locks.request(`parley-login:${this.appId}:${this.userId}`,{},e):e()}async#i(e,t){if(this.#o)return O("logged_out","this client has been logged out or closed");let r=(await this.store.meta()).session;if(r&&r.token!==e)return this.#e=r,I(r.token);let a=await this.#n(t);if(!a.ok){let s=O("login_failed",a.error.detail,{...a.error,code:"login_failed"});return this.told(s.error),s}return this.#o?O("logged_out","this client has been logged out or closed"):(this.#e={token:a.value.session_token,expiresAt:a.value.expires_at},await this.store.commit({meta:{session:this.#e}}).catch(()=>{}),I(this.#e.token))}async#n(e){let t;try{t=await this.#s({appId:this.appId,userId:this.userId,nonce:()=>this.#a(e)})}catch(a){return O("login_failed",a instanceof Error?a.message:String(a))}let r=await this.http.call("POST","/v1/sessions",{body:{app_id:this.appId,identity_token:t},anonymous:!0,retries:0});return r.ok&&r.value.identity.user_id!==this.userId?O("login_failed",`the identity token is of ${r.value.identity.user_id}, not of ${this.userId}`):r}#s(e){return new Promise((t,r)=>{let a=this.env.setTimeout(()=>r(new Error("identityToken gave nothing in time")),ym);Promise.resolve(this.source(e)).then(t,r).finally(()=>this.env.clearTimeout(a))})}async#a(e){if(e)return e;let t=await this.http.call("POST","/v1/nonces",{body:{app_id:this.appId},anonymous:!0});if(!t.ok)throw new Error(t.error.detail);return t.value.nonce}async logOut(){let e=this.#e??await this.store.meta().then(t=>t.session,()=>{});return this.end(),async()=>e&&this.http.call("DELETE","/v1/sessions/current",{retries:1,session:e.token})}end(){this.#o=!0}};var Ba=class{constructor(e,t,r){this.env=e;this.name=t;this.ear=r;this.#e=e.broadcast?.(t),this.#e&&(this.#e.onmessage=({data:a})=>this.#d(a)),this.#s(),this.#f()}env;name;ear;#e;#t;#o;#r;#i=!1;#n=!1;#s(e={}){this.#t?.abort();let{signal:t}=this.#t=new AbortController,{locks:r}=this.env;if(!r)return void Promise.resolve().then(()=>t.aborted||this.ear.lead());let a=!1,s=()=>{if(!t.aborted)return a=!0,this.ear.lead(),new Promise(i=>this.#o=i)};r.request(this.name,e.steal?e:{signal:t},s).catch(()=>a&&!t.aborted&&this.#a())}#a(){this.#o=void 0,this.ear.lost(),this.#s()}#d(e){if(e.say==="there?")return this.#o&&this.say({say:"here"});e.say==="here"?this.#i=!0:this.ear.hear(e)}#f(){!this.#e||!this.env.locks||(this.#r=this.env.setTimeout(()=>{if(this.#o)return this.#f();this.#i=!1,this.say({say:"there?"});let e=this.env.now();this.#r=this.env.setTimeout(()=>{let t=this.env.now()-e>6e3;!this.#i&&!this.#o&&!t&&this.#s({steal:!0}),this.#f()},3e3)},5e3))}get leads(){return this.#o!==void 0}look(){this.env.locks||this.ear.lead()}say(e){this.#e?.postMessage(e)}rest(){this.#n=!0,this.#t?.abort(),this.#o?.(),this.#o=void 0,this.env.clearTimeout(this.#r)}back(){return this.#n?(this.#n=!1,this.#s(),this.#f(),!0):!1}close(){this.rest(),this.#e?.close()}};function Xi(o,e,t){return new Promise(r=>{let a=n=>{i(),o.clearTimeout(s),r(n)},s=o.setTimeout(()=>a(O("timeout","it did not come in time")),e),i=t(n=>a(I(n)))})}var wm=1e3,Xo=class o extends Ea{constructor(t,r,a,s){super();this.options=t;this.#e=r,this.replica=a,this.#o=new $a(a),this.#d=r.uuid(),this.#t=new ma(r,t.url.replace(/\/$/,"")),this.#r=new Oa(r,this.#t,a.store,t.appId,t.userId,t.identityToken,i=>this.#k({error:i})),this.#r.restore(a.meta.session),this.#t.tokens=this.#r,this.#i=new pa(r,this.#t,(i,n,l)=>this.#R({say:"progress",kind:"upload",event:{key:i.id,part:n,...l}})),this.#n=new ca(r,a.store,this.#i,t.bodies??{},({channelId:i,messageId:n,part:l},d)=>this.#R({say:"progress",kind:"download",event:{channelId:i,messageId:n,part:l.id,...d}})),this.#s=new Aa(r,(i,n)=>this.#U(i,n)),a.store.rescue={recall:()=>a.recall(),reopened:i=>this.#z(i),deleted:()=>this.close()},this.#a=new Ba(r,s,{lead:()=>this.#x(),lost:()=>this.#C(),hear:i=>this.#D(i)}),this.#a.say({say:"opened"}),this.#m=r.onWake(()=>this.#O()),this.#h=r.onSleep?.(()=>this.#_(),()=>this.#B())}options;#e;#t;replica;#o;#r;#i;#n;#s;#a;#d;#f=new Map;#m;#h;#u="";#l;#c={state:"starting"};#p=Promise.resolve();static async open(t){let r={...Ud(),...t.environment},a=`parley:${t.appId}:${t.userId}`,s=new _a(await r.store(a),t.userId);return await s.load(),new o(t,r,s,a)}get userId(){return this.options.userId}async channels(t={}){let r=new Ra(this.replica,this.#o,t);return await r.refresh(),r}async messages(t,r={}){this.#l?this.#l.open(t):this.#a.say({say:"open",channel:t});let a=new Ta(this.replica,t,r,s=>this.#I(s));return await a.refresh(),a}channel(t){let r=this.replica.rooms.get(t);return r&&this.#o.of(r)}async message(t){let r=this.replica.operations.find(i=>i.kind==="send"&&i.id===t);if(r)return ft(this.replica,r);let a=await this.replica.store.find(t),s=a&&this.replica.rooms.get(a.channel_id);return s&&Ko(this.replica,s,a)}identity(t){return this.replica.identities.get(t)}unread(){let t=[...this.replica.rooms.values()].filter(r=>r.folder==="inbox").map(r=>wa(r,this.replica.seen(r)));return{channels:t.filter(r=>r>0).length,messages:t.reduce((r,a)=>r+a,0)}}get waiting(){return this.replica.operations.filter(t=>!t.error).length}get status(){return this.#c}on(t,r){let a=this.#f.get(t)??new Set;return this.#f.set(t,a.add(r)),()=>{a.delete(r)}}onChange(t){return this.replica.listen(t)}waitForChannel(t,r=1e4){return this.#w(async()=>this.channel(t),r)}waitForMessage(t,r=1e4){return this.#w(()=>this.message(t),r)}async waitForSync(t=3e4){let r=this.#c.syncedAt;return this.sync(),Xi(this.#e,t,a=>this.on("status",()=>this.#c.syncedAt!==r&&a(this.#c)))}async#w(t,r){let a=await t();return a?I(a):Xi(this.#e,r,s=>this.replica.listen(()=>{t().then(i=>i&&s(i),()=>{})}))}async operated(t=[]){await this.#g().catch(()=>{}),this.#L({rooms:t,operations:!0}),this.#l?.outbox.look()}#g(){if(this.#l)return this.#l.log.reread();let t=this.#p.then(()=>this.replica.reread());return this.#p=t.catch(()=>{}),t}async markSeen(t,r=this.replica.rooms.get(t)?.sequence??0){let a=this.replica.rooms.get(t);!a||r<=this.replica.seen(a)||(await jo(this.replica.store.mark(t,r)),this.replica.marks.set(t,Math.max(r,this.replica.marks.get(t)??0)),this.#L({rooms:[t]}),this.#l?.receipts.look([t]))}download(t,{id:r,content:a},s=()=>{}){return t.id?a?this.#n.get({channelId:t.channelId,messageId:t.id,part:{id:r,content:a}},s):Promise.resolve(O("not_found","the part has its body within it")):Promise.resolve(O("not_found","the message is on its way"))}newKey(){return this.#e.uuid()}serverNow(){return this.#t.serverNow()}call(t,r,a={}){return this.#t.call(t,r,a)}typing(t,r="started"){this.#s.type(t,r==="started",a=>this.#S({type:"typing",channel_id:t,state:a}))}typingIn(t){return this.#s.typing(t)}setPresence(t){this.#y({status:t})}watch(t){this.#y({watch:t})}presence(t){return this.#s.presence(t)}#y(t){this.#a.say({say:"presence",tab:this.#d,...this.#s.wish(this.#d,t)}),this.#b()}async#b(){let t=this.#s.wishes();if(!this.#l?.realtime.live||!t)return;let r=await this.#l.command({type:"presence",...t});if(r.ok&&r.value?.presence)for(let a of r.value.presence)this.#A({type:"presence",id:"",data:a})}#S(t){this.#l?this.#l.command(t):this.#a.say({say:"frame",frame:t})}sync(){this.#l?this.#l.wake():this.#a.say({say:"sync"})}async logOut(){this.#P(),this.#a.say({say:"wiped"});let t=await this.#r.logOut();await this.replica.store.wipe(),await t(),this.#a.close()}close(){this.#P(),this.#r.end(),this.#a.close(),this.replica.store.close()}#P(){this.#m(),this.#h?.(),this.#C(),this.#s.close(),this.#k({state:"closed"})}#x(){if(this.#c.state==="closed")return;let t=this.#u=this.#e.uuid(),r=this.#p.then(()=>this.replica.claim(t));this.#p=r.then(()=>{this.#u===t&&(this.#l=new Pa(this.#e,this.#t,this.replica,this.#i,this.#n,{reign:{id:t,over:()=>this.#u===t&&this.#T()},socketUrl:this.options.socketUrl,history:this.options.history??"unread",deliveryReceipts:this.options.deliveryReceipts??!0,changed:a=>this.#L(a),status:a=>this.#k(a),heard:a=>this.#A(a),refused:(a,s)=>this.#E(a,s),connected:()=>{this.#b()}}),this.#a.say({say:"led"}),this.replica.tell(this.replica.all()),this.#l.start())},()=>this.#e.setTimeout(()=>this.#u===t&&this.#x(),wm))}#C(){this.#u="",this.#l?.stop(),this.#l=void 0,this.#a.say({say:"opened"})}#T(){this.#C(),this.#a.leads&&this.#x()}#_(){this.#C(),this.#a.rest()}#O(){this.#u||this.#a.look(),this.sync()}#B(){this.#a.back()&&(this.#a.say({say:"opened"}),this.#$())}#$(){let t=this.#p.then(()=>this.#l?void 0:this.replica.load());this.#p=t.then(()=>this.replica.tell(this.replica.all()),()=>{})}#z(t){for(let r of t??[])this.#E(r,{code:"storage",status:0,detail:"its file was deleted with the database"});if(!t||!this.#u)return this.#$();this.#k({state:"starting"}),this.#C(),this.#x()}#E(t,r){this.#v("refused",{kind:t.kind,channelId:t.channel,key:t.id,error:r})}#D(t){if(this.#c.state!=="closed")switch(t.say){case"changed":return this.#q(t.changed);case"status":return this.#k(t.status,!1);case"heard":return this.#M(t.event);case"progress":return this.#v(t.kind,t.event);case"presence":return this.#s.wish(t.tab,t),void this.#b();case"led":return this.#a.say({say:"presence",tab:this.#d,...this.#s.wish(this.#d)});case"wiped":return this.close();default:this.#l&&this.#F(this.#l,t)}}#F(t,r){r.say==="opened"?this.#a.say({say:"status",status:this.#c}):r.say==="sync"?t.wake():r.say==="older"?t.syncer.older(r.channel):r.say==="open"?t.open(r.channel):r.say==="frame"&&t.command(r.frame)}#q(t){let r=async()=>{if(!this.#l)return this.replica.refresh(t);await this.#l.log.reread(),this.replica.tell(t),this.#l.outbox.look(),this.#l.receipts.look(t.rooms)};this.#p=this.#p.then(r).catch(()=>{})}#L(t){this.#a.say({say:"changed",changed:t}),this.replica.tell(t)}#A(t){this.#a.say({say:"heard",event:t}),this.#M(t)}#M(t){this.#s.hear(t),this.#v("event",t)}#R(t){this.#a.say(t),this.#v(t.kind,t.event)}async#I(t){this.#l?await this.#l.syncer.older(t):this.#a.say({say:"older",channel:t})}#U(t,r){t==="typing"?this.#v("typing",{channelId:r,userIds:this.#s.typing(r)}):this.#v("presence",this.#s.presence(r))}#k(t,r=!0){this.#c={...this.#c,...t},r&&this.#l&&this.#a.say({say:"status",status:this.#c}),this.#v("status",this.#c)}#v(t,r){no(this.#f.get(t)??[],r)}};var Yi="parley.app",Zi="parley.user",en=o=>`parley.here:${o}`,tn=o=>`parley.name:${o}`,fo=location.origin,on=`${fo.replace(/^http/,"ws")}/ws`,Qi=class extends Error{};async function Ji(o,e){let t=await fetch("/local/identity-tokens",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({user_id:o,display_name:e??""})});if(!t.ok)throw new Error(await t.text());return t.json()}function Ae(o,e){try{e?localStorage.setItem(o,e):localStorage.removeItem(o)}catch{}}var co=()=>localStorage.getItem(Yi),rn=o=>localStorage.getItem(tn(o))??void 0,df=o=>localStorage.getItem(en(o))!==null,ff=()=>localStorage.getItem(Zi),cf=()=>new URL(location.href).searchParams.get("user")||ff();function uf(o){Ae(Zi,o),Ae(en(o),"yes");let e=new URL(location.href);e.searchParams.set("user",o),history.replaceState(null,"",e)}function an(o){ff()===o&&Ae(Zi,""),Ae(en(o),""),Ae(tn(o),""),nn(o),history.replaceState(null,"","/")}var sn=(o,e)=>`parley.draft:${o}:${e}`;function nn(o){for(let e of Object.keys(localStorage))e.startsWith(sn(o,""))&&Ae(e,"")}async function pf(o,e,t){e&&Ae(tn(o),e);let r=()=>rn(o)??a?.identity(o)?.display_name??void 0,a,s,i=!1,n=co();return n||(s=await Ji(o,r()),Ae(Yi,n=s.app_id)),a=await Xo.open({url:fo,socketUrl:on,appId:n,userId:o,identityToken:async()=>{let l=s??await Ji(o,r());if(s=void 0,l.app_id!==n)throw Ae(Yi,l.app_id),i||t(),i=!0,new Qi("this stack has another demo app now");return l.identity_token}}),a}async function mf(o,e){let{app_id:t,identity_token:r}=await Ji(o,e),a=await fetch("/v1/sessions",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({app_id:t,identity_token:r})});if(!a.ok)throw new Error((await a.json()).detail);return(await a.json()).session_token}var ct=["alice","bob","carol","dave"],za=o=>o.charAt(0).toUpperCase()+o.slice(1);function B(o,e,t=o.identity(e)){return Fe(t?.display_name||rn(e)||za(e))}var uo=o=>o.trim().toLowerCase().replace(/\s+/g,"-"),ut=(o,e)=>e.participants.filter(t=>t.userId!==o.userId),Da=(o,e)=>o.participants.filter(t=>t.userId!==e.author&&(t.joined??0)<e.sequence);function pt(o,e){return e.type==="PERSONAL"?ut(o,e)[0]?.userId:void 0}function fe(o,e){if(e.title)return Fe(e.title);if(e.type==="ANNOUNCEMENTS")return"Announcements";let t=ut(o,e).map(r=>B(o,r.userId,r.identity));return t.length>0?t.length>3?`${t.slice(0,3).join(", ")} and ${t.length-3} more`:t.join(", "):e.participantCount>1?`${e.participantCount} people`:"Just you"}function hf(o){let e=o.trim().split(/\s+/);return[e[0],e.length>1?e.at(-1):""].map(r=>[...r??""][0]??"").join("").toUpperCase()||"?"}function gf(o){let e=7;for(let t of o)e=(e*31+t.codePointAt(0))%3600;return e*137%360}function Fa(o,e){let t=e.flatMap(r=>r.participants.map(a=>a.userId));return[...new Set([...ct,...t])].filter(r=>r!==o.userId)}function yf(o,e=3){return o.length>e?`${o.slice(0,e-1).join(", ")} and ${o.length-e+1} more`:o.length>1?`${o.slice(0,-1).join(", ")} and ${o.at(-1)}`:o[0]??""}var Xe=class extends te{constructor(){super(...arguments);this.userId="";this.name="";this.presence="";this.group=!1;this.size="m"}createRenderRoot(){return this}render(){let t=this.presence&&this.presence!=="offline"?c`<span class="dot" data-presence=${this.presence}></span>`:y;return c`<span class="mark" aria-hidden="true" style=${ta({"--hue":String(gf(this.userId))})}>${this.group?L("people"):hf(this.name)}</span>${t}`}};g([f({attribute:!1})],Xe.prototype,"userId",2),g([f({attribute:!1})],Xe.prototype,"name",2),g([f({attribute:!1})],Xe.prototype,"presence",2),g([f({type:Boolean})],Xe.prototype,"group",2),g([f({reflect:!0})],Xe.prototype,"size",2),Xe=g([P("person-mark")],Xe);var ln=new Intl.DateTimeFormat(void 0,{hour:"numeric",minute:"2-digit"}),wf=new Intl.DateTimeFormat(void 0,{weekday:"long"}),vf=new Intl.DateTimeFormat(void 0,{day:"numeric",month:"short"}),vm=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"}),xm=new Intl.DateTimeFormat(void 0,{dateStyle:"full",timeStyle:"short"}),bm=864e5,qa=o=>new Date(o.getFullYear(),o.getMonth(),o.getDate()).getTime(),dn=(o,e=new Date)=>Math.round((qa(e)-qa(o))/bm),Nt=o=>ln.format(new Date(o)),Ie=o=>xm.format(new Date(o)),fn=(o,e)=>qa(new Date(o))===qa(new Date(e));function xf(o){let e=new Date(o),t=dn(e);return t<=0?"Today":t===1?"Yesterday":t<7?wf.format(e):vm.format(e)}function bf(o){let e=new Date(o),t=dn(e);return t<=0?ln.format(e):t===1?"Yesterday":t<7?wf.format(e):vf.format(e)}function Cf(o,e=Date.now()){let t=new Date(o),r=Math.floor((e-t.getTime())/6e4);return r<1?"just now":r<60?`${r} min ago`:dn(t)<=0?`at ${ln.format(t)}`:`on ${vf.format(t)}`}function Yo(o){let e=Math.max(0,Math.floor(o)),[t,r,a]=[Math.floor(e/3600),Math.floor(e/60)%60,e%60],s=i=>String(i).padStart(2,"0");return t>0?`${t}:${s(r)}:${s(a)}`:`${r}:${s(a)}`}function Qo(o){if(o<1e3)return o===1?"1 byte":`${o} bytes`;let e=["kB","MB","GB"],[t,r]=[o/1e3,0];for(;t>=1e3&&r<e.length-1;)[t,r]=[t/1e3,r+1];return`${t<10?t.toFixed(1):Math.round(t)} ${e[r]}`}var Ia=o=>o>99?"99+":String(o);async function Wt(o){try{let e=await o;return e?.ok===!1?kf(e.error):""}catch(e){return kf(e)}}function kf(o){return o.code==="network"?"That needs a connection.":o.code&&o.code!=="storage"?o.detail:[o.name,o.cause?.name].includes("QuotaExceededError")?"This device has no room to store it. Make some, then try again.":"This browser could not store it. Try again, or reload the page."}var T=class extends te{#e=[];createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.begin()}disconnectedCallback(){super.disconnectedCallback();for(let e of this.#e.splice(0))e()}begin(){}until(e){this.#e.push(e)}follow(e,t){let r=!1;this.until(()=>r=!0),e.then(a=>{if(r)return a.close();this.until(()=>a.close()),a.subscribe(()=>t(a)),t(a)})}listen(e,t){window.addEventListener(e,t),this.until(()=>window.removeEventListener(e,t))}async attempt(e){let t=await Wt(e);return t&&this.tell("notice",t),t===""}tell(e,t){this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0}))}};g([f({attribute:!1})],T.prototype,"parley",2);var G,Sf,Ua,Pf,Lf,$f,Ef,Af,Ha,Mf,Rf,ja,Na,cn,mt=class extends T{constructor(){super(...arguments);C(this,G);this.shown=!1;this.blocked=!1;this.leaving=!1;C(this,Ua,t=>{t.target.localName==="wa-dialog"&&(this.shown=!1)});C(this,Ha,async()=>{await this.attempt(this.parley.leave(this.channel.id))&&this.tell("open-chat","")});C(this,ja,t=>{t.preventDefault();let r=h(this,G,cn).call(this,t,"title");r&&this.attempt(this.parley.updateChannel(this.channel.id,{title:r}))});C(this,Na,async t=>{t.preventDefault();let r=uo(h(this,G,cn).call(this,t,"person"));r&&await this.attempt(this.parley.addParticipants(this.channel.id,[r]))&&t.target.reset()})}show(){this.shown=!0,this.leaving=!1,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0),h(this,G,Sf).call(this)}render(){return c`<wa-dialog label=${fe(this.parley,this.channel)} light-dismiss @wa-after-hide=${x(this,Ua)}>
      ${this.shown?h(this,G,Pf).call(this):y}
    </wa-dialog>`}};G=new WeakSet,Sf=async function(){let t=pt(this.parley,this.channel);if(!t)return;let r=await this.parley.call("GET","/v1/blocks?per_page=100",{retries:0});r.ok&&(this.blocked=r.value.data.some(a=>a.user_id===t))},Ua=new WeakMap,Pf=function(){let{channel:t}=this,r=t.type==="GROUP",a=t.role==="owner"||t.role==="member"&&t.info.invite==="members";return c`
      ${r&&t.role==="owner"?h(this,G,Lf).call(this):y}
      <h3 class="dialog-title">${t.participantCount} ${t.participantCount===1?"person":"people"}</h3>
      <ul class="people">${t.participants.map(s=>h(this,G,$f).call(this,s))}</ul>
      ${r&&a?h(this,G,Ef).call(this):y}
      <p class="quiet small dialog-note">Started <time datetime=${t.info.created_at}>${Ie(t.info.created_at)}</time>.
        Its id is <code class="id">${t.id}</code></p>
      <div class="dialog-actions">${r?h(this,G,Af).call(this):h(this,G,Mf).call(this)}</div>`},Lf=function(){return c`<form class="add-line" @submit=${x(this,ja)}>
      <wa-input name="title" label="Name of the group" maxlength="128" size="s" autocomplete="off" .value=${this.channel.title??""}></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Rename</wa-button>
    </form>`},$f=function(t){let r=B(this.parley,t.userId,t.identity),a=t.userId===this.parley.userId,s=this.parley.presence(t.userId)?.status??"",i=!a&&this.channel.type==="GROUP"&&this.channel.role==="owner";return c`<li>
      <person-mark .userId=${t.userId} .name=${r} size="s" .presence=${a?"":s}></person-mark>
      <span class="person-names"><bdi>${r}</bdi>${a?c` <span class="quiet">you</span>`:y}
        ${t.role==="owner"&&this.channel.type==="GROUP"?c` <span class="tag">owner</span>`:y}</span>
      ${a?y:c`<a class="icon-button small" href=${`/?user=${encodeURIComponent(t.userId)}`} target="_blank" rel="noopener" title=${`Open as ${r}`} aria-label=${`Open as ${r} in a new window`}>${L("external")}</a>`}
      ${i?c`<button type="button" class="icon-button small" title="Remove" aria-label=${`Remove ${r}`} @click=${()=>{this.attempt(this.parley.removeParticipant(this.channel.id,t.userId))}}>${L("close")}</button>`:y}
    </li>`},Ef=function(){let t=new Set(this.channel.participants.map(a=>a.userId)),r=Fa(this.parley,[]).filter(a=>!t.has(a));return c`<form class="add-line" @submit=${x(this,Na)}>
      <wa-input name="person" label="Add somebody" placeholder=${r.length>0?B(this.parley,r[0]):"Name or user id"} maxlength="64" size="s" autocomplete="off"></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Add</wa-button>
    </form>`},Af=function(){return this.leaving?c`<span>What you have of it goes from your devices.</span>
      <wa-button size="s" variant="danger" @click=${x(this,Ha)}>Leave</wa-button>
      <wa-button size="s" appearance="outlined" @click=${()=>this.leaving=!1}>Stay</wa-button>`:c`<wa-button size="s" appearance="plain" variant="danger" @click=${()=>this.leaving=!0}>Leave the group</wa-button>`},Ha=new WeakMap,Mf=function(){let t=pt(this.parley,this.channel);if(!t)return y;let r=B(this.parley,t);return c`<wa-button size="s" appearance="plain" variant=${this.blocked?"neutral":"danger"} @click=${()=>{h(this,G,Rf).call(this,t)}}>${this.blocked?"Unblock":"Block"} ${r}</wa-button>`},Rf=async function(t){await this.attempt(this.blocked?this.parley.unblock(t):this.parley.block(t))&&(this.blocked=!this.blocked)},ja=new WeakMap,Na=new WeakMap,cn=function(t,r){return t.target.querySelector(`wa-input[name="${r}"]`).value?.trim()??""},g([f({attribute:!1})],mt.prototype,"channel",2),g([k()],mt.prototype,"shown",2),g([k()],mt.prototype,"blocked",2),g([k()],mt.prototype,"leaving",2),mt=g([P("channel-details")],mt);var Cm=6e4,km=36e5,un="application/voip-link",po=o=>o.parts.some(e=>String(e.mime_type).startsWith(un));function Jo(o){let e=o.metadata.call,t=Date.now()-Date.parse(o.createdAt);return e?.state==="over"?{...e,state:"over"}:e?.state==="live"?{...e,state:t<km?"live":"over"}:{state:t<Cm?"ringing":"over"}}function Tf(o){return o.state==="ringing"?"Call: ringing":o.state==="live"?"Call: in progress":o.seconds?`Call ended, ${Yo(o.seconds)}`:"Call not answered"}function _f(o){let e=o.parts.find(t=>String(t.mime_type).startsWith(un));try{return JSON.parse(new TextDecoder().decode(Wa(e.body,e.encoding))).call_id}catch{return}}async function Of(o,e){let t=crypto.randomUUID(),r=await o.call("POST","/v1/messages",{key:t,body:{message:{parts:[{mime_type:un,body:JSON.stringify({provider:"demo",call_id:t})}],metadata:{call:{state:"ringing"}},callback:!0},recipients:{channels:[e.id]}}});return r.ok&&(ht.set(t,o.userId),await hn("PUT",t,"",{callback_url:r.value.callback_url,user:o.userId})),r}var ht=new Map,pn=new Set,Sm=1e4,Bf=o=>ht.has(o),zf=o=>pn.has(o);async function mn(o,e){ht.set(o,e),(await hn("POST",o,"/join",{user:e}))?.over&&(ht.delete(o),pn.add(o))}async function Df(o,e){ht.delete(o),(await hn("POST",o,"/leave",{user:e}))?.over&&pn.add(o)}setInterval(()=>{for(let[o,e]of ht)mn(o,e)},Sm);window.addEventListener("pagehide",()=>{for(let[o,e]of ht)navigator.sendBeacon(`/local/calls/${o}/leave`,JSON.stringify({user:e}));ht.clear()});async function hn(o,e,t,r){let a={"Content-Type":"application/json"};try{let s=await fetch(`/local/calls/${encodeURIComponent(e)}${t}`,{method:o,headers:a,body:JSON.stringify(r)});return JSON.parse(await s.text()||"{}")}catch{return}}var Pm=/\bhttps?:\/\/[^\s<>"']+/gi,Lm=/^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)*|\p{Regional_Indicator}{2}|\s){1,12}$/u;function gn(o){let e=[],t=0;for(let r of o.matchAll(Pm)){let a=$m(r[0]);e.push(o.slice(t,r.index),c`<a href=${a} target="_blank" rel="noopener noreferrer nofollow">${a}</a>`),t=r.index+a.length}return e.push(o.slice(t)),e}function $m(o){let e=o.replace(/[.,;:!?'"»]+$/,"");return e.endsWith(")")&&!e.includes("(")?e.slice(0,-1):e}var Ff=o=>o.length<=24&&Lm.test(o)&&o.trim().length>0,Ye=o=>o.parts,qf=o=>/^text\/plain\b/i.test(o.mime_type)&&typeof o.body=="string"&&!o.encoding&&!o.name;function Zo(o){return Ye(o).filter(qf).map(t=>t.body).join("")||o.content?.text||""}var yn=o=>Ye(o).filter(e=>!qf(e)&&!/^application\/voip-link\b/i.test(e.mime_type)),gt=o=>/^image\/(png|jpeg|gif|webp|avif)\b/i.test(o);function er(o){if(o.hidden)return"Hidden message";if(o.deleted)return"Message deleted";if(o.partial)return"A long message";if(po(o))return Tf(Jo(o));let e=Zo(o).replace(/\s+/g," ").trim();if(e)return e.slice(0,200);let t=yn(o),r=t.filter(a=>gt(a.mime_type)).length;return r>0?r===1?"Photo":`${r} photos`:t.length>0?Fe(t[0].name??t[0].content?.name??"")||"File":o.type==="text"?"":`(${o.type})`}function If(o,e,t){if(t.state==="sending")return"Sending";if(t.state==="failed")return"Not sent";let r=e?Da(e,t):[],a=r.filter(i=>i.seen>=t.sequence),s=r.filter(i=>i.delivered>=t.sequence);return r.length>1&&a.length===r.length?"Seen by everyone":a.length>2?`Seen by ${a.length} of ${r.length}`:a.length>0?`Seen by ${a.map(i=>B(o,i.userId,i.identity)).join(" and ")}`:s.length>0?r.length>1?`Delivered to ${s.length}`:"Delivered":"Sent"}function Wa(o,e){return e==="base64"?Uint8Array.from(atob(o),t=>t.charCodeAt(0)):new TextEncoder().encode(o)}function Va(o){let e=o.body,t=o.content?.size??(e instanceof Blob?e.size:typeof e=="string"?Wa(e,o.encoding).length:e?.byteLength??0),r=o.content?.mime_type??o.mime_type;return{name:Fe(o.name??o.content?.name??"")||(gt(r)?"Photo":"File"),size:t,type:r}}var Vt=new Map,Em=60;async function Ga(o,e,t,r=()=>{}){let a=`${e.key}/${Ye(e).indexOf(t)}`,s=Vt.get(a)??Am(o,e,t,r).catch(()=>{});Mm(a,s);let i=await s;return i||Vt.delete(a),i}async function Am(o,e,t,r){let a=t.body;if(a instanceof Blob)return a;if(a!==void 0)return new Blob([typeof a=="string"?Wa(a,t.encoding):a],{type:t.mime_type});if(!t.content)return;let s=await o.download(e,{id:t.id,content:t.content},i=>r(i.done/i.total));return s.ok?s.value:void 0}function Mm(o,e){Vt.delete(o),Vt.set(o,e),Vt.size>Em&&Vt.delete(Vt.keys().next().value)}function Uf(o,e){let t=Object.assign(document.createElement("a"),{href:URL.createObjectURL(o),download:e});t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),6e4)}async function Hf(o){try{let e=await createImageBitmap(o),{width:t,height:r}=e;return e.close(),{width:t,height:r}}catch{return}}var wn=19,F,vn,tr,jf,Nf,Wf,Ya,Xa,xn,Qa,Ja,Za,es,bn,Vf,yt=class extends T{constructor(){super(...arguments);C(this,F);this.text="";this.attached=[];this.refusal="";C(this,Ya,t=>{h(this,F,xn).call(this,t.target.value),h(this,F,Xa).call(this,this.text.trim()!=="")});C(this,Qa,t=>{t.key!=="Enter"||t.shiftKey||t.isComposing||(t.preventDefault(),h(this,F,bn).call(this))});C(this,Ja,t=>{let r=[...t.clipboardData?.files??[]];r.length!==0&&(t.preventDefault(),this.attach(r))});C(this,Za,t=>{let r=t.target;this.attach([...r.files??[]]),r.value=""});C(this,es,t=>{t.preventDefault(),h(this,F,bn).call(this)})}begin(){this.text=localStorage.getItem(x(this,F,vn))??"",this.until(()=>Ka(this.attached.splice(0))),matchMedia("(hover: hover)").matches&&this.updateComplete.then(()=>x(this,F,tr).focus({preventScroll:!0}))}attach(t){let r=t.map(a=>({file:a,...gt(a.type)&&{preview:URL.createObjectURL(a)}}));this.attached.length+r.length>wn&&this.tell("notice",`At most ${wn} files in one message`),this.attached=[...this.attached,...r].slice(0,wn),x(this,F,tr).focus()}render(){let t=this.text.trim()===""&&this.attached.length===0;return c`
      <form class="composer" @submit=${x(this,es)}>
        ${this.refusal?c`<p class="failure small refusal" role="alert">${L("alert")} Not sent. ${this.refusal}</p>`:y}
        ${this.attached.length>0?c`<ul class="attached" aria-label="To be sent">${this.attached.map(r=>h(this,F,Nf).call(this,r))}</ul>`:y}
        <div class="composer-line">
          <button type="button" class="icon-button" aria-label="Attach files" title="Attach files" @click=${()=>this.querySelector("input").click()}>${L("attach")}</button>
          <input type="file" multiple hidden aria-label="Files to attach" @change=${x(this,Za)}>
          <textarea rows="1" aria-label=${`Message to ${fe(this.parley,this.channel)}`} placeholder="Message" dir="auto" .value=${this.text} enterkeyhint="send"
            @input=${x(this,Ya)} @keydown=${x(this,Qa)} @paste=${x(this,Ja)} @blur=${()=>h(this,F,Xa).call(this,!1)}></textarea>
          <button type="submit" class="icon-button send" aria-label="Send" title="Send" ?disabled=${t}>${L("send")}</button>
        </div>
      </form>`}};F=new WeakSet,vn=function(){return sn(this.parley.userId,this.channel.id)},tr=function(){return this.querySelector("textarea")},jf=function(t){Ka([t]),this.attached=this.attached.filter(r=>r!==t),x(this,F,tr).focus()},Nf=function(t){return c`<li class="attachment">
      ${t.preview?c`<img src=${t.preview} alt="" @error=${()=>h(this,F,Wf).call(this,t)}>`:c`<span class="attachment-file">${L("file")}</span>`}
      <span class="attachment-name">${na(Fe(t.file.name))}<small class="quiet">${Qo(t.file.size)}</small></span>
      <button type="button" class="icon-button small" aria-label=${`Remove ${Fe(t.file.name)}`} @click=${()=>h(this,F,jf).call(this,t)}>${L("close")}</button>
    </li>`},Wf=function(t){Ka([t]),this.attached=this.attached.map(r=>r===t?{file:t.file}:r)},Ya=new WeakMap,Xa=function(t){this.parley.status.state!=="closed"&&this.parley.typing(this.channel.id,t?"started":"stopped")},xn=function(t){this.text=t,Ae(x(this,F,vn),t)},Qa=new WeakMap,Ja=new WeakMap,Za=new WeakMap,es=new WeakMap,bn=async function(){let{text:t,attached:r}=this;!t.trim()&&r.length===0||([this.text,this.attached,this.refusal]=["",[],""],h(this,F,Xa).call(this,!1),x(this,F,tr).focus(),this.refusal=await Wt(h(this,F,Vf).call(this,t.trim(),r.map(({file:a})=>a))),this.refusal?(this.text=[t,this.text].filter(Boolean).join(`
`),this.attached=[...r,...this.attached]):Ka(r),h(this,F,xn).call(this,this.text))},Vf=async function(t,r){return this.parley.send(this.channel.id,r.length===0?t:await Rm(t,r))},g([f({attribute:!1})],yt.prototype,"channel",2),g([k()],yt.prototype,"text",2),g([k()],yt.prototype,"attached",2),g([k()],yt.prototype,"refusal",2),yt=g([P("chat-composer")],yt);function Ka(o){for(let{preview:e}of o)e&&URL.revokeObjectURL(e)}async function Rm(o,e){let t=o?[{mime_type:"text/plain",body:o}]:[],r={};for(let a of e){let s=gt(a.type)?await Hf(a):void 0;s&&(r[t.length]=[s.width,s.height]),t.push({mime_type:a.type||"application/octet-stream",body:a,name:a.name.slice(0,255)})}return{parts:t,metadata:Object.keys(r).length>0?{sizes:r}:{}}}var Tm={},Gf=we(class extends de{constructor(){super(...arguments),this.ot=Tm}render(o,e){return e()}update(o,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((r,a)=>r===this.ot[a]))return V}else if(this.ot===e)return V;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var Kf=(o,e,t)=>{let r=new Map;for(let a=e;a<=t;a++)r.set(o[a],a);return r},mo=we(class extends de{constructor(o){if(super(o),o.type!==pe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,e,t){let r;t===void 0?t=e:e!==void 0&&(r=e);let a=[],s=[],i=0;for(let n of o)a[i]=r?r(n,i):i,s[i]=t(n,i),i++;return{values:s,keys:a}}render(o,e,t){return this.dt(o,e,t).values}update(o,[e,t,r]){let a=Ol(o),{values:s,keys:i}=this.dt(e,t,r);if(!Array.isArray(a))return this.ut=i,s;let n=this.ut??=[],l=[],d,p,m=0,w=a.length-1,v=0,b=s.length-1;for(;m<=w&&v<=b;)if(a[m]===null)m++;else if(a[w]===null)w--;else if(n[m]===i[v])l[v]=at(a[m],s[v]),m++,v++;else if(n[w]===i[b])l[b]=at(a[w],s[b]),w--,b--;else if(n[m]===i[b])l[b]=at(a[m],s[b]),to(o,l[b+1],a[m]),m++,b--;else if(n[w]===i[v])l[v]=at(a[w],s[v]),to(o,a[m],a[w]),w--,v++;else if(d===void 0&&(d=Kf(i,v,b),p=Kf(n,m,w)),d.has(n[m]))if(d.has(n[w])){let S=p.get(i[v]),M=S!==void 0?a[S]:null;if(M===null){let $=to(o,a[m]);at($,s[v]),l[v]=$}else l[v]=at(M,s[v]),to(o,a[m],M),a[S]=null;v++}else _r(a[w]),w--;else _r(a[m]),m++;for(;v<=b;){let S=to(o,l[b+1]);at(S,s[v]),l[v++]=S}for(;m<=w;){let S=a[m++];S!==null&&_r(S)}return this.ut=i,oo(o,l),V}});var wt,Xf,ts,ho=class extends T{constructor(){super(...arguments);C(this,wt)}show(t){this.message=t,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0)}render(){let{message:t}=this;return c`<wa-dialog label="Who has seen it" light-dismiss>${t?h(this,wt,Xf).call(this,t):y}</wa-dialog>`}};wt=new WeakSet,Xf=function(t){let r=Da(this.channel,t),a=r.filter(n=>n.seen>=t.sequence),s=r.filter(n=>!a.includes(n)&&n.delivered>=t.sequence),i=r.filter(n=>!a.includes(n)&&!s.includes(n));return c`
      ${h(this,wt,ts).call(this,"Seen by",a)}${h(this,wt,ts).call(this,"Delivered to",s)}${h(this,wt,ts).call(this,"Not there yet",i)}
      <p class="quiet small dialog-note">Sent <time datetime=${t.createdAt}>${Ie(t.createdAt)}</time>. Number ${t.sequence} of this chat.</p>`},ts=function(t,r){return r.length===0?y:c`<h3 class="dialog-title">${t}</h3><ul class="people">${r.map(a=>{let s=B(this.parley,a.userId,a.identity);return c`<li><person-mark .userId=${a.userId} .name=${s} size="s"></person-mark><bdi>${s}</bdi></li>`})}</ul>`},g([f({attribute:!1})],ho.prototype,"channel",2),g([k()],ho.prototype,"message",2),ho=g([P("message-info")],ho);var _m=["\u{1F44D}","\u2764\uFE0F","\u{1F602}","\u{1F62E}","\u{1F622}","\u{1F389}","\u{1F64F}","\u{1F440}"],Om={"\u{1F44D}":"thumbs up","\u2764\uFE0F":"heart","\u{1F602}":"laughing","\u{1F62E}":"surprised","\u{1F622}":"sad","\u{1F389}":"party","\u{1F64F}":"thank you","\u{1F440}":"looking"},yo,j,vt,Yf,Qf,Jf,Zf,ec,tc,oc,os,rs,go=class extends T{constructor(){super(...arguments);C(this,j);this.confirming=!1;C(this,yo);C(this,os,t=>{t.newState==="closed"&&this.contains(document.activeElement)&&x(this,yo)?.focus({preventScroll:!0}),t.newState==="closed"&&document.activeElement===document.body&&x(this,yo)?.focus({preventScroll:!0})});C(this,rs,t=>{t.key==="Escape"&&t.stopPropagation();let r={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1}[t.key];if(!r)return;t.preventDefault();let a=[...this.querySelectorAll("button")];a[(a.indexOf(document.activeElement)+r+a.length)%a.length].focus()})}show(t,r){this.message=t,this.confirming=!1,re(this,yo,r.closest(".message")??r),this.updateComplete.then(()=>{x(this,j,vt).showPopover(),Bm(x(this,j,vt),r),this.querySelector("button").focus({preventScroll:!0})})}render(){let{message:t}=this;return c`<div class="menu" popover="auto" role="dialog" aria-label="React and more" @toggle=${x(this,os)} @keydown=${x(this,rs)}>
      ${t?c`
        <div class="menu-reactions">${_m.map(r=>c`
          <button type="button" aria-label=${Om[r]} aria-pressed=${t.reactions[r]?.mine??!1} @click=${()=>h(this,j,Zf).call(this,t,r)}>${r}</button>`)}
        </div>
        <div class="menu-items">${this.confirming?h(this,j,Qf).call(this,t):h(this,j,Yf).call(this,t)}</div>`:y}
    </div>`}};yo=new WeakMap,j=new WeakSet,vt=function(){return this.querySelector(".menu")},Yf=function(t){let r=po(t)?"":Zo(t);return c`
      ${r?c`<button type="button" @click=${()=>h(this,j,ec).call(this,r)}>${L("copy")}Copy text</button>`:y}
      <button type="button" @click=${()=>h(this,j,tc).call(this,t)}>${L("info")}Who has seen it</button>
      ${t.author===this.parley.userId?c`<button type="button" class="danger" @click=${()=>h(this,j,Jf).call(this)}>${L("bin")}Delete</button>`:y}`},Qf=function(t){return c`<p id="delete-question">Delete it for everybody?</p>
      <button type="button" class="danger" aria-describedby="delete-question" @click=${()=>h(this,j,oc).call(this,t)}>${L("bin")}Delete for everybody</button>
      <button type="button" @click=${()=>x(this,j,vt).hidePopover()}>${L("close")}Keep it</button>`},Jf=function(){this.confirming=!0,this.updateComplete.then(()=>this.querySelector(".menu-items button").focus())},Zf=function(t,r){this.attempt(t.reactions[r]?.mine?this.parley.unreact(t,r):this.parley.react(t,r)),x(this,j,vt).hidePopover()},ec=function(t){navigator.clipboard.writeText(t).then(()=>this.tell("notice","Copied"),()=>this.tell("notice","The browser does not let this page copy")),x(this,j,vt).hidePopover()},tc=function(t){x(this,j,vt).hidePopover(),this.tell("info",t)},oc=function(t){this.attempt(this.parley.deleteMessage(t)),x(this,j,vt).hidePopover()},os=new WeakMap,rs=new WeakMap,g([k()],go.prototype,"message",2),g([k()],go.prototype,"confirming",2),go=g([P("message-menu")],go);function Bm(o,e){let t=e.getBoundingClientRect(),{width:r,height:a}=o.getBoundingClientRect(),i=e.closest("[data-mine]")!==null?t.right-r:t.left,n=t.bottom+6,l=n+a<innerHeight-8?n:Math.max(8,t.top-a-6);o.style.left=`${Math.min(Math.max(8,i),innerWidth-r-8)}px`,o.style.top=`${Math.min(l,innerHeight-a-8)}px`}var zm={sending:"Sending",failed:"Not sent",sent:"Sent",delivered:"Delivered",seen:"Seen"};function wo(o,e=zm[o.state]){let t=o.state==="sending"?"clock":o.state==="failed"?"alert":o.state==="sent"?"check":"checks";return c`<span class="ticks" data-state=${o.state} title=${e}>${L(t)}${e?c`<span class="sr">${e}. </span>`:y}</span>`}var Q,rr,rc,ac,sc,ic,Cn,or=class extends T{constructor(){super(...arguments);C(this,Q)}begin(){let t=setInterval(()=>Jo(this.message).state!=="over"&&this.requestUpdate(),500);this.until(()=>clearInterval(t))}render(){let t=_f(this.message),r=Jo(this.message),a=t&&zf(t)&&r.state!=="over"?{...r,state:"over"}:r,{createdAt:s}=this.message;return c`
      <div class="call bubble" data-state=${a.state} ?data-missed=${a.state==="over"&&!a.seconds}>
        <span class="call-icon">${L(a.state==="over"?"hangup":"phone")}</span>
        <span class="call-names"><strong>${h(this,Q,rc).call(this,a)}</strong><small class="call-sub" role=${a.state==="over"?y:"timer"}>${h(this,Q,ac).call(this,a)}</small></span>
        <span class="call-actions">${t?h(this,Q,sc).call(this,a,t):y}</span>
        <span class="meta"><time datetime=${s} title=${Ie(s)}>${Nt(s)}</time>${x(this,Q,rr)?wo(this.message):y}</span>
      </div>`}};Q=new WeakSet,rr=function(){return this.message.author===this.parley.userId},rc=function(t){return t.state==="live"?"Call in progress":t.state==="ringing"?x(this,Q,rr)?"Calling\u2026":"Incoming call":t.seconds?"Call ended":x(this,Q,rr)?"No answer":"Missed call"},ac=function(t){if(t.state==="over")return t.seconds?Yo(t.seconds):"Nobody joined";if(t.state==="ringing")return"Ringing";let r=t.people?`${t.people} people`:"";return t.since?`${Yo((Date.now()-Date.parse(t.since))/1e3)} \xB7 ${r}`:r},sc=function(t,r){return t.state==="over"?y:Bf(r)||x(this,Q,rr)&&t.state==="ringing"?c`<button type="button" class="call-button end" @click=${()=>h(this,Q,Cn).call(this,r)}>${L("hangup")}${t.state==="ringing"?"Cancel":"Leave"}</button>`:c`
      <button type="button" class="call-button join" @click=${()=>h(this,Q,ic).call(this,r)}>${L("phone")}${t.state==="ringing"?"Answer":"Join"}</button>
      ${t.state==="ringing"?c`<button type="button" class="call-button end" @click=${()=>h(this,Q,Cn).call(this,r)}>Decline</button>`:y}`},ic=function(t){mn(t,this.parley.userId).then(()=>this.requestUpdate()),this.requestUpdate()},Cn=function(t){Df(t,this.parley.userId).then(()=>this.requestUpdate()),this.requestUpdate()},g([f({attribute:!1})],or.prototype,"message",2),or=g([P("call-card")],or);var as,nc,xt=class extends T{constructor(){super(...arguments);C(this,as)}begin(){let t=Ye(this.message).indexOf(this.piece);this.until(this.parley.on("upload",({key:r,part:a,done:s,total:i})=>{r===this.message.key&&a===t&&(this.sending=s/i)}))}render(){let{name:t,size:r}=Va(this.piece),a=this.message.state==="sending",s=a?this.sending??0:this.fetching;return c`
      <button type="button" class="file" aria-label=${`Download ${t}, ${Qo(r)}`} ?disabled=${this.fetching!==void 0} @click=${()=>{h(this,as,nc).call(this,t)}}>
        <span class="file-icon">${L(a?"file":"download")}</span>
        <span class="file-names">${na(t)} <small>${Qo(r)}</small></span>
      </button>
      ${s!==void 0?c`<wa-progress-bar class="upload" label=${`${a?"Uploading":"Downloading"} ${t}`} value=${Math.round(s*100)}></wa-progress-bar>`:y}`}};as=new WeakSet,nc=async function(t){this.fetching=0;let r=await Ga(this.parley,this.message,this.piece,a=>this.fetching=a);this.fetching=void 0,r?Uf(r,t):this.tell("notice",`${t} cannot be had just now`)},g([f({attribute:!1})],xt.prototype,"message",2),g([f({attribute:!1})],xt.prototype,"piece",2),g([k()],xt.prototype,"fetching",2),g([k()],xt.prototype,"sending",2),xt=g([P("file-part")],xt);var[Dm,Fm]=[340,380],Gt,kn,lc,Qe=class extends T{constructor(){super(...arguments);C(this,Gt);this.url="";this.failed=!1}begin(){h(this,Gt,kn).call(this),this.until(()=>this.url&&URL.revokeObjectURL(this.url));let t=Ye(this.message).indexOf(this.piece);this.until(this.parley.on("upload",({key:r,part:a,done:s,total:i})=>{r===this.message.key&&a===t&&(this.sending=s/i)}))}render(){let{name:t}=Va(this.piece),{width:r,height:a}=h(this,Gt,lc).call(this),s=this.message.state==="sending";return c`<span class="image-box" style=${ta({width:`${r}px`,aspectRatio:`${r} / ${a}`})}>
      ${this.url?c`<a href=${this.url} target="_blank" rel="noopener" aria-label=${`Open ${t}`}><img src=${this.url} alt=${t} decoding="async" @error=${()=>this.tell("no-picture",this.piece)}></a>`:y}
      ${this.failed?c`<button type="button" class="link-button" @click=${()=>{h(this,Gt,kn).call(this)}}>${L("image")} Load picture</button>`:y}
      ${!this.url&&!this.failed?c`<wa-spinner aria-label="Loading"></wa-spinner>`:y}
      ${s?c`<wa-progress-bar class="upload" label=${`Uploading ${t}`} value=${Math.round((this.sending??0)*100)}></wa-progress-bar>`:y}
    </span>`}};Gt=new WeakSet,kn=async function(){this.failed=!1;let t=await Ga(this.parley,this.message,this.piece);this.isConnected&&(t?this.url=URL.createObjectURL(t):this.failed=!0)},lc=function(){let r=this.message.metadata.sizes?.[Ye(this.message).indexOf(this.piece)],[a,s]=r&&r[0]>0&&r[1]>0?r:[320,240],i=Math.min(1,Dm/a,Fm/s);return{width:Math.max(96,Math.round(a*i)),height:Math.max(72,Math.round(s*i))}},g([f({attribute:!1})],Qe.prototype,"message",2),g([f({attribute:!1})],Qe.prototype,"piece",2),g([k()],Qe.prototype,"url",2),g([k()],Qe.prototype,"failed",2),g([k()],Qe.prototype,"sending",2),Qe=g([P("image-part")],Qe);var dc=1600,K,fc,cc,uc,pc,ss,mc,hc,gc,is,vo,ns,ls,ce=class extends T{constructor(){super(...arguments);C(this,K);this.mine=!1;this.first=!1;this.last=!1;this.named=!1;this.author="";this.receipt="";this.focusable=!1;this.whole=!1;this.broken=[];C(this,is,t=>{this.broken=[...this.broken,t.detail.id]});C(this,vo,t=>{t.stopPropagation(),this.tell("menu",{message:this.message,at:this.querySelector(".bubble, call-card")})});C(this,ns,t=>{t.target!==t.currentTarget||!this.message.id||this.message.deleted||(t.key==="Enter"||t.key===" "||t.key==="F10"&&t.shiftKey)&&(t.preventDefault(),x(this,vo).call(this,t))});C(this,ls,t=>{!this.message.id||this.message.deleted||this.message.hidden||t.target.closest("a, img")||getSelection()?.toString()||(t.preventDefault(),x(this,vo).call(this,t))})}render(){let{message:t,mine:r,first:a,last:s,named:i}=this,n=t.deleted||t.hidden||t.partial;return c`
      <article class="message" tabindex=${this.focusable?0:-1} aria-label=${h(this,K,fc).call(this)} data-key=${t.key} data-sequence=${t.sequence??y}
        data-state=${r?t.state:y} ?data-mine=${r} ?data-first=${a} ?data-last=${s} ?data-named=${i}
        @keydown=${x(this,ns)} @contextmenu=${x(this,ls)}>
        <div class="body">
          ${i&&a?c`<span class="author"><bdi>${this.author}</bdi></span>`:y}
          <div class="bubble-line">
            ${i?s?c`<person-mark .userId=${t.author} .name=${this.author} size="s"></person-mark>`:c`<span class="mark-space"></span>`:y}
            ${n?h(this,K,cc).call(this):po(t)?c`<call-card .parley=${this.parley} .message=${t}>${y}</call-card>`:h(this,K,uc).call(this)}
            ${n?y:h(this,K,mc).call(this)}
          </div>
          ${h(this,K,hc).call(this)}
          ${t.state==="failed"?h(this,K,gc).call(this):y}
        </div>
      </article>`}};K=new WeakSet,fc=function(){let t=this.message.createdAt?Nt(this.message.createdAt):"",r=er(this.message),a=/[.!?…]$/.test(r)?" ":". ";return`${this.mine?"You":this.author}, ${t}: ${r}${this.receipt?`${a}${this.receipt}`:""}`},cc=function(){let{message:t}=this,r=t.hidden?"Hidden: you block who wrote this":t.deleted?"Message deleted":"A long message is being fetched\u2026";return c`<div class="bubble gone">${r}${h(this,K,ss).call(this)}</div>`},uc=function(){let t=Zo(this.message),r=yn(this.message);if(Ff(t)&&r.length===0)return c`<div class="bubble large"><span class="text">${t}</span>${h(this,K,ss).call(this)}</div>`;let a=r.filter(n=>gt(n.content?.mime_type??n.mime_type)&&!this.broken.includes(n.id)),s=r.filter(n=>!a.includes(n)),i=a.length>0&&t===""&&s.length===0;return c`
      <div class="bubble" ?data-pictured=${i} ?data-files=${r.length>0}>
        ${a.length>0?c`<div class="images" data-count=${Math.min(a.length,4)} @no-picture=${x(this,is)}>${mo(a,n=>n.id,n=>c`<image-part .parley=${this.parley} .message=${this.message} .piece=${n}></image-part>`)}</div>`:y}
        ${s.map(n=>c`<file-part .parley=${this.parley} .message=${this.message} .piece=${n}></file-part>`)}
        ${t?h(this,K,pc).call(this,t):y}${r.length===0&&!t?c`<span class="quiet">${er(this.message)}</span>`:y}
        ${h(this,K,ss).call(this)}
      </div>`},pc=function(t){return t.length<=dc||this.whole?c`<span class="text" dir="auto">${gn(t)}</span>`:c`<span class="text" dir="auto">${gn(t.slice(0,dc))}…</span>
      <button type="button" class="link-button" @click=${()=>this.whole=!0}>Show all of it</button>`},ss=function(){let{message:t}=this;return t.createdAt?c`<span class="meta"><time datetime=${t.createdAt} title=${Ie(t.createdAt)}>${Nt(t.createdAt)}</time>${this.mine&&!t.deleted?wo(t,this.receipt):y}</span>`:y},mc=function(){return this.message.id?c`<button type="button" class="icon-button row-more" tabindex="-1" aria-label="React and more" aria-haspopup="dialog" @click=${x(this,vo)}>${L("react")}</button>`:y},hc=function(){let t=Object.entries(this.message.reactions);return t.length===0?y:c`<div class="reactions">${t.map(([r,{count:a,mine:s}])=>c`
      <button type="button" class="reaction" aria-pressed=${s} aria-label=${`${r}, ${a}${s?", one of them yours":""}`}
        @click=${()=>{this.attempt(s?this.parley.unreact(this.message,r):this.parley.react(this.message,r))}}>
        <span>${r}</span><span class="count">${a}</span></button>`)}</div>`},gc=function(){let{key:t,error:r}=this.message,a=r?.code==="blocked"?"one of you blocks the other":r?.detail??"it was refused";return c`<div class="failed" role="alert"><span>Not sent: ${a}</span>
      <button type="button" class="link-button" @click=${()=>{this.attempt(this.parley.retry(t))}}>Retry</button>
      <button type="button" class="link-button" @click=${()=>{this.attempt(this.parley.discard(t))}}>Discard</button></div>`},is=new WeakMap,vo=new WeakMap,ns=new WeakMap,ls=new WeakMap,g([f({attribute:!1})],ce.prototype,"message",2),g([f({type:Boolean})],ce.prototype,"mine",2),g([f({type:Boolean})],ce.prototype,"first",2),g([f({type:Boolean})],ce.prototype,"last",2),g([f({type:Boolean})],ce.prototype,"named",2),g([f({attribute:!1})],ce.prototype,"author",2),g([f({attribute:!1})],ce.prototype,"receipt",2),g([f({type:Boolean})],ce.prototype,"focusable",2),g([k()],ce.prototype,"whole",2),g([k()],ce.prototype,"broken",2),ce=g([P("message-row")],ce);var qm=50,Im=48,Um=600,Hm=5*6e4,Je,ar,A,wc,vc,xc,bc,Sn,Kt,sr,ir,ds,cs,fs,Pn,Cc,kc,Sc,Pc,us,Ue=class extends T{constructor(){super(...arguments);C(this,A);this.items=[];this.ready=!1;this.atEnd=!0;this.fetching=!1;this.newFrom=0;C(this,Je);C(this,ar,!1);C(this,sr,()=>x(this,A,Kt).scrollTop>-Im);C(this,ir,()=>document.visibilityState==="visible"&&this.atEnd);C(this,cs,()=>{let t=x(this,sr).call(this);t!==this.atEnd&&(this.atEnd=t,h(this,A,ds).call(this)),h(this,A,fs).call(this)});C(this,us,t=>{let r=[...this.querySelectorAll(".message")],a=r.indexOf(document.activeElement),s={ArrowDown:a+1,ArrowUp:a-1,Home:0,End:r.length-1}[t.key];if(!(a<0||s===void 0||!r[s])){t.preventDefault();for(let i of r)i.tabIndex=i===r[s]?0:-1;r[s].focus({preventScroll:!0}),h(this,A,Sn).call(this,r[s],"nearest")}})}begin(){let{channel:t}=this;t.unread>0&&(this.newFrom=t.seen+1);let r=Math.min(300,Math.max(qm,t.lastSequence-t.seen+10));this.follow(this.parley.messages(t.id,{limit:r}),s=>h(this,A,wc).call(this,s));let a=()=>h(this,A,ds).call(this);document.addEventListener("visibilitychange",a),this.until(()=>document.removeEventListener("visibilitychange",a)),this.listen("focus",a)}updated(t){(t.has("items")||t.has("channel"))&&this.updateComplete.then(()=>this.isConnected&&h(this,A,xc).call(this))}async getUpdateComplete(){let t=await super.getUpdateComplete();return await Promise.all([...this.getElementsByTagName("message-row")].map(r=>r.isUpdatePending&&r.updateComplete)),t}render(){let t=this.atEnd?0:this.channel.unread;return c`
      <div class="messages" @scroll=${x(this,cs)} @keydown=${x(this,us)}
        @menu=${r=>this.querySelector("message-menu").show(r.detail.message,r.detail.at)}>
        <div class="log" role="log" aria-label="Messages" aria-live=${this.fetching?"off":"polite"} aria-busy=${!this.ready}>
          ${this.ready&&!x(this,Je)?.hasMore?h(this,A,Cc).call(this):y}
          ${mo(this.items,r=>r.key,(r,a)=>h(this,A,kc).call(this,r,a))}
        </div>
      </div>
      ${this.atEnd?y:c`
        <button type="button" class="to-end" @click=${()=>h(this,A,Pn).call(this,"smooth")} aria-label=${t>0?`${t} new. Go to the newest message`:"Go to the newest message"}>
          ${L("down")}${t>0?c`<span class="unread">${Ia(t)}</span>`:y}
        </button>`}
      <message-menu .parley=${this.parley} @info=${r=>this.querySelector("message-info").show(r.detail)}></message-menu>
      <message-info .parley=${this.parley} .channel=${this.channel}></message-info>`}};Je=new WeakMap,ar=new WeakMap,A=new WeakSet,wc=function(t){re(this,Je,t);let r=this.items.at(-1)?.key;this.items=t.items;let a=t.items.at(-1),s=this.ready&&a&&a.key!==r;this.ready=!0,s&&a.author===this.parley.userId?h(this,A,vc).call(this):s&&this.newFrom===0&&a.sequence&&!x(this,ir).call(this)&&(this.newFrom=a.sequence)},vc=function(){this.newFrom=0,this.updateComplete.then(()=>h(this,A,Pn).call(this,"instant"))},xc=function(){!x(this,ar)&&this.ready&&this.items.length>0&&h(this,A,bc).call(this),h(this,A,ds).call(this),h(this,A,fs).call(this)},bc=function(){re(this,ar,!0);let t=this.querySelector(".new-line");t&&t.getBoundingClientRect().top<x(this,A,Kt).getBoundingClientRect().top&&h(this,A,Sn).call(this,t,"start"),this.atEnd=x(this,sr).call(this)},Sn=function(t,r){let[a,s]=[x(this,A,Kt).getBoundingClientRect(),t.getBoundingClientRect()];r==="start"||s.top<a.top?x(this,A,Kt).scrollTop+=s.top-a.top:s.bottom>a.bottom&&(x(this,A,Kt).scrollTop+=s.bottom-a.bottom)},Kt=function(){return this.querySelector(".messages")},sr=new WeakMap,ir=new WeakMap,ds=function(){let t=this.items.findLast(r=>r.sequence);this.ready&&t&&x(this,ir).call(this)&&this.channel.folder==="inbox"&&this.parley.markSeen(this.channel.id,t.sequence).catch(()=>{})},cs=new WeakMap,fs=async function(){let t=this.querySelector(".messages");if(!t||!x(this,Je)?.hasMore||this.fetching||t.scrollHeight-t.clientHeight+t.scrollTop>Um)return;this.fetching=!0;let r=this.items.length;await x(this,Je).more().catch(()=>{}),await this.updateComplete,this.fetching=!1,this.items.length>r&&h(this,A,fs).call(this)},Pn=function(t){x(this,A,Kt).scrollTo({top:0,behavior:t})},Cc=function(){let t=fe(this.parley,this.channel),r=this.channel.type==="PERSONAL"?c`This is the beginning of your chat with <bdi>${t}</bdi>.`:c`This is the beginning of <bdi>${t}</bdi>.`;return c`<p class="beginning quiet">${r}</p>`},kc=function(t,r){let[a,s]=[this.items[r-1],this.items[r+1]],i=t.author===this.parley.userId,n=i?"":B(this.parley,t.author),l=i?If(this.parley,this.channel,t):"",d=a!==void 0||x(this,Je)?.hasMore;return Gf([t,a,s,n,l,this.newFrom,d,new Date().toDateString()],()=>h(this,A,Sc).call(this,t,a,s,n,l))},Sc=function(t,r,a,s,i){let n=!r||!fn(r.createdAt,t.createdAt),l=this.newFrom>0&&(t.sequence??0)>=this.newFrom&&h(this,A,Pc).call(this,r,t),d=t.author===this.parley.userId;return c`
      ${n&&t.createdAt?c`<h3 class="day"><time datetime=${t.createdAt}>${xf(t.createdAt)}</time></h3>`:y}
      ${l?c`<p class="new-line"><span>New messages</span></p>`:y}
      <message-row .parley=${this.parley} .message=${t} .mine=${d} .first=${n||l||!yc(r,t)} .last=${!yc(t,a)}
        .named=${!d&&this.channel.type!=="PERSONAL"} .author=${s}
        .receipt=${i} .focusable=${!a}></message-row>`},Pc=function(t,r){return t?(t.sequence??0)<this.newFrom:r.sequence===this.newFrom||!x(this,Je)?.hasMore},us=new WeakMap,g([f({attribute:!1})],Ue.prototype,"channel",2),g([k()],Ue.prototype,"items",2),g([k()],Ue.prototype,"ready",2),g([k()],Ue.prototype,"atEnd",2),g([k()],Ue.prototype,"fetching",2),g([k()],Ue.prototype,"newFrom",2),Ue=g([P("message-list")],Ue);function yc(o,e){return!o||!e||o.author!==e.author||o.hidden!==e.hidden?!1:Date.parse(e.createdAt)-Date.parse(o.createdAt)<Hm&&fn(o.createdAt,e.createdAt)}var He,Lc,$c,Ec,ps,nr,Ac,ms,hs,Xt=class extends T{constructor(){super(...arguments);C(this,He);this.dropping=!1;C(this,ps,async()=>{await this.attempt(Of(this.parley,this.channel))});C(this,nr,()=>{let{id:t}=this.channel;this.tell("open-chat",""),window.addEventListener("hashchange",()=>setTimeout(()=>document.querySelector(`a.row[data-channel="${CSS.escape(t)}"]`)?.focus()),{once:!0})});C(this,ms,t=>{t.dataTransfer?.types.includes("Files")&&(t.preventDefault(),this.dropping=!0)});C(this,hs,t=>{t.preventDefault(),this.dropping=!1;let r=[...t.dataTransfer?.items??[]].filter(({kind:s})=>s==="file"),a=r.filter(s=>!s.webkitGetAsEntry()?.isDirectory).flatMap(s=>s.getAsFile()??[]);a.length<r.length&&this.tell("notice","Folders cannot be sent, only files."),this.querySelector("chat-composer")?.attach(a)})}begin(){this.until(this.parley.on("typing",({channelId:t})=>t===this.channel.id&&this.requestUpdate())),this.until(this.parley.on("presence",()=>this.requestUpdate())),this.listen("keydown",t=>t.key==="Escape"&&!t.defaultPrevented&&h(this,He,Ac).call(this,t))}render(){let{channel:t,parley:r}=this,a=r.typingIn(t.id).filter(s=>s!==r.userId).map(s=>B(r,s));return c`
      <section class="chat" aria-label=${`Chat: ${fe(r,t)}`} ?data-dropping=${this.dropping}
        @dragover=${x(this,ms)} @dragleave=${()=>this.dropping=!1} @drop=${x(this,hs)}>
        ${h(this,He,Lc).call(this)}
        <message-list .parley=${r} .channel=${t}></message-list>
        <p class="typing" role="status">${a.length>0?c`<span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>${yf(a,2)} ${a.length===1?"is":"are"} typing…`:y}</p>
        ${t.folder==="requests"?h(this,He,Ec).call(this):t.role==="read_only"?c`<p class="read-only quiet">Only others write here.</p>`:c`<chat-composer .parley=${r} .channel=${t}></chat-composer>`}
        ${this.dropping?c`<div class="drop-here" aria-hidden="true">${L("attach")} Drop files to send them</div>`:y}
        <channel-details .parley=${r} .channel=${t}></channel-details>
      </section>`}};He=new WeakSet,Lc=function(){let{channel:t,parley:r}=this,a=pt(r,t),s=fe(r,t),i=ut(r,t),n=i.length===1?i[0].userId:void 0,l=i.length>0&&t.folder==="inbox"&&t.role!=="read_only"&&this.status.state!=="offline";return c`
      <header class="chat-head">
        <button type="button" class="icon-button back" aria-label="Back to the chats" title="Back" @click=${x(this,nr)}>${L("back")}</button>
        <button type="button" class="chat-who" title="Details" @click=${()=>this.querySelector("channel-details").show()}>
          <person-mark .userId=${a??t.id} .name=${s} size="s" .presence=${a?r.presence(a)?.status??"":""}
            ?group=${t.type!=="PERSONAL"&&i.length!==1}></person-mark>
          <span class="chat-names"><h2 class="chat-title"><bdi>${s}</bdi></h2> <span class="chat-sub quiet">${h(this,He,$c).call(this,a)}</span></span>
        </button>
        <span class="chat-actions">
          ${n?c`<a class="open-as" href=${`/?user=${encodeURIComponent(n)}`} target="_blank" rel="noopener" title=${`Open a second window as ${B(r,n)}`}
            aria-label=${`Open as ${B(r,n)} in a new window`}>
            ${L("external")}<span>Open as ${B(r,n)}</span></a>`:y}
          ${l?c`<button type="button" class="icon-button" aria-label="Call" title="Call" @click=${x(this,ps)}>${L("phone")}</button>`:y}
          <button type="button" class="icon-button" aria-label="Details" title="Details" @click=${()=>this.querySelector("channel-details").show()}>${L("info")}</button>
        </span>
      </header>`},$c=function(t){if(!t)return this.channel.participantCount===1?"A note to yourself":`${this.channel.participantCount} people`;let r=this.parley.presence(t);return r?r.status==="available"?"Online":r.status!=="offline"?r.status==="busy"?"Busy":"Away":r.lastSeenAt?`Last seen ${Cf(r.lastSeenAt)}`:"Offline":""},Ec=function(){let t=async r=>{await this.attempt(this.parley.moveTo(this.channel.id,r))&&r==="declined"&&this.tell("open-chat","")};return c`
      <div class="request">
        <p>${fe(this.parley,this.channel)} would like to write to you.</p>
        <wa-button variant="brand" size="s" @click=${()=>{t("inbox")}}>Accept</wa-button>
        <wa-button size="s" appearance="outlined" @click=${()=>{t("declined")}}>Decline</wa-button>
      </div>`},ps=new WeakMap,nr=new WeakMap,Ac=function(t){t.target.closest?.("wa-dialog, wa-dropdown, [popover]")||x(this,nr).call(this)},ms=new WeakMap,hs=new WeakMap,g([f({attribute:!1})],Xt.prototype,"channel",2),g([f({attribute:!1})],Xt.prototype,"status",2),g([k()],Xt.prototype,"dropping",2),Xt=g([P("chat-view")],Xt);async function Ln(o,e,t,r){let a="",s=e.createChannel(t).then(n=>(n.ok&&(a=n.value.id),n)),i=await Wt(s);return!i&&r&&(i=await Wt(e.send(a,r))),i&&Mc(o,"notice",i),a&&Mc(o,"open-chat",a),a?"":i}var Rc=(o,e,t,r)=>Ln(o,e,{participants:[t],type:"PERSONAL"},r),Mc=(o,e,t)=>o.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0}));var xo,et,Tc,_c,$n,gs,lr,ys,ws,Ze=class extends T{constructor(){super(...arguments);C(this,et);this.channels=[];this.picked=[];this.added=[];this.busy=!1;this.refusal="";C(this,xo,!1);C(this,gs,t=>{t.key==="Enter"&&(t.preventDefault(),x(this,lr).call(this))});C(this,lr,()=>{let t=this.querySelector('wa-input[name="somebody"]'),r=uo(t.value??"");!r||r===this.parley.userId||(this.added=[...new Set([...this.added,r])],this.picked.includes(r)||h(this,et,$n).call(this,r),t.value="")});C(this,ys,async t=>{if(t.preventDefault(),this.picked.length===0||this.busy)return;this.busy=!0;let r=this.querySelector('wa-input[name="title"]')?.value?.trim(),a=this.picked.length>1;this.refusal=await Ln(this,this.parley,{participants:this.picked,type:a?"GROUP":"PERSONAL",...a&&r&&{title:r}}),this.busy=!1,!this.refusal&&(re(this,xo,!0),h(this,et,Tc).call(this))});C(this,ws,()=>{x(this,xo)&&setTimeout(()=>this.tell("write")),re(this,xo,!1)})}show(){this.picked=[],this.refusal="",this.querySelector("wa-dialog").open=!0}render(){let t=[...new Set([...Fa(this.parley,this.channels),...this.added])],r=this.picked.length>1;return c`
      <wa-dialog label="New chat" light-dismiss @wa-after-hide=${x(this,ws)}>
        <form class="new-chat" id="new-chat-form" @submit=${x(this,ys)}>
          <fieldset class="pick">
            <legend class="quiet">One person for a direct chat, several for a group.</legend>
            <ul class="people">${t.map(a=>h(this,et,_c).call(this,a))}</ul>
          </fieldset>
          <div class="add-line">
            <wa-input name="somebody" label="Somebody else" placeholder="Name or user id" maxlength="64" autocomplete="off" size="s" @keydown=${x(this,gs)}></wa-input>
            <wa-button size="s" appearance="outlined" @click=${x(this,lr)}>Add</wa-button>
          </div>
          ${r?c`<wa-input name="title" label="Name of the group" placeholder="Weekend plans" maxlength="128" autocomplete="off" size="s"></wa-input>`:y}
          ${this.refusal?c`<p class="failure" role="alert">${L("alert")} ${this.refusal}</p>`:y}
        </form>
        <wa-button slot="footer" type="button" variant="brand" ?disabled=${this.picked.length===0} ?loading=${this.busy} @click=${()=>this.querySelector("form").requestSubmit()}>
          ${r?"Start group":"Start chat"}
        </wa-button>
      </wa-dialog>`}};xo=new WeakMap,et=new WeakSet,Tc=function(){this.querySelector("wa-dialog").open=!1},_c=function(t){let r=B(this.parley,t);return c`<li><label class="pick-row">
      <person-mark .userId=${t} .name=${r} size="s" .presence=${this.parley.presence(t)?.status??""}></person-mark>
      <bdi>${r}</bdi>
      <input type="checkbox" name="person" value=${t} .checked=${this.picked.includes(t)} @change=${()=>h(this,et,$n).call(this,t)}>
    </label></li>`},$n=function(t){this.picked=this.picked.includes(t)?this.picked.filter(r=>r!==t):[...this.picked,t]},gs=new WeakMap,lr=new WeakMap,ys=new WeakMap,ws=new WeakMap,g([f({attribute:!1})],Ze.prototype,"channels",2),g([k()],Ze.prototype,"picked",2),g([k()],Ze.prototype,"added",2),g([k()],Ze.prototype,"busy",2),g([k()],Ze.prototype,"refusal",2),Ze=g([P("new-chat")],Ze);var Co,Oc,Bc,bo=class extends T{constructor(){super(...arguments);C(this,Co);this.open=!1}begin(){this.until(this.parley.on("typing",({channelId:t})=>t===this.channel.id&&this.requestUpdate())),this.until(this.parley.on("presence",({userId:t})=>t===pt(this.parley,this.channel)&&this.requestUpdate()))}render(){let{channel:t,parley:r}=this,a=pt(r,t),s=fe(r,t),i=r.typingIn(t.id).filter(d=>d!==r.userId),n=i.length===0?"":i.length===1&&a?"typing\u2026":`${B(r,i[0])} is typing\u2026`,l=a?r.presence(a)?.status??"":"";return c`
      <a class="row" href=${`#/c/${t.id}`} aria-current=${this.open?"page":y} data-channel=${t.id} data-title=${s}>
        <person-mark .userId=${a??t.id} .name=${s} .presence=${l} ?group=${t.type!=="PERSONAL"&&ut(r,t).length!==1}></person-mark>
        <span class="row-title"><bdi>${s}</bdi></span>${l&&l!=="offline"?c` <span class="sr">${l}</span>`:y}
        <time class="row-time" datetime=${t.activeAt} title=${Ie(t.activeAt)}>${bf(t.activeAt)}</time>
        <span class="row-last">${n?c`<span class="typing-word">${n}</span>`:h(this,Co,Oc).call(this,t.lastMessage)}</span>
        ${t.unread>0?c`<span class="unread">${Ia(t.unread)}<span class="sr"> unread</span></span>`:y}
      </a>`}};Co=new WeakSet,Oc=function(t){if(!t)return c`<span class="quiet">No messages yet</span>`;let r=t.author===this.parley.userId&&!t.deleted;return c`${r?wo(t):y}<bdi>${h(this,Co,Bc).call(this,t)}</bdi>`},Bc=function(t){let{parley:r,channel:a}=this;return`${t.author===r.userId||a.type==="PERSONAL"||t.hidden?"":`${B(r,t.author)}: `}${er(t)}`},g([f({attribute:!1})],bo.prototype,"channel",2),g([f({type:Boolean})],bo.prototype,"open",2),bo=g([P("channel-row")],bo);var vs="parley.theme",zc=matchMedia("(prefers-color-scheme: dark)");function xs(){return localStorage.getItem(vs)??"system"}function Dc(o){o==="system"?localStorage.removeItem(vs):localStorage.setItem(vs,o),En()}function En(){let o=xs()==="dark"||xs()==="system"&&zc.matches;document.documentElement.classList.toggle("wa-dark",o),document.documentElement.classList.toggle("wa-light",!o)}function Fc(){zc.addEventListener("change",En),window.addEventListener("storage",o=>o.key===vs&&En())}var jm=[["system","Like the system","auto"],["light","Light","sun"],["dark","Dark","moon"]],he,qc,bs,An,Ic,Uc,Hc,Cs,Yt=class extends T{constructor(){super(...arguments);C(this,he);this.channels=[];this.open="";C(this,bs,t=>{let{value:r}=t.detail.item;if(r==="log-out")return this.tell("log-out");Dc(r),this.requestUpdate()});C(this,Cs,t=>{let r=[...this.querySelectorAll("a.row")],a=r.indexOf(document.activeElement),s={ArrowDown:a+1,ArrowUp:a-1,Home:0,End:r.length-1}[t.key];a<0||s===void 0||!r[s]||(t.preventDefault(),r[s].focus())})}begin(){this.until(this.parley.on("typing",()=>this.requestUpdate())),this.until(this.parley.on("presence",()=>this.requestUpdate()))}render(){let t=this.channels.filter(a=>a.folder==="inbox"),r=this.channels.filter(a=>a.folder==="requests");return c`
      <header class="side-head">
        ${h(this,he,qc).call(this)}
        <span class="side-actions">
          <button type="button" class="icon-button strong" aria-label="New chat" title="New chat" @click=${()=>this.tell("new-chat")}>${L("plus")}</button>
        </span>
      </header>
      <nav class="side-list" aria-label="Chats" @keydown=${x(this,Cs)}>
        ${r.length>0?c`<h2 class="side-title">Requests</h2>${h(this,he,An).call(this,r)}<h2 class="side-title">Chats</h2>`:y}
        ${t.length>0?h(this,he,An).call(this,t):h(this,he,Ic).call(this)}
      </nav>
      <footer class="side-foot">${h(this,he,Hc).call(this)}</footer>`}};he=new WeakSet,qc=function(){let{userId:t}=this.parley,r=B(this.parley,t);return c`
      <wa-dropdown class="me" @wa-select=${x(this,bs)} placement="bottom-start" size="s">
        <button slot="trigger" type="button" class="me-button">
          <person-mark .userId=${t} .name=${r} size="s"></person-mark>
          <span class="me-name"><bdi>${r}</bdi></span> <span class="sr">your menu</span>
        </button>
        ${jm.map(([a,s,i])=>c`
          <wa-dropdown-item type="checkbox" value=${a} ?checked=${xs()===a}>
            <span slot="icon" class="menu-icon">${L(i)}</span>${s}
          </wa-dropdown-item>`)}
        <div class="menu-line" role="separator"></div>
        <wa-dropdown-item value="log-out"><span slot="icon" class="menu-icon">${L("leave")}</span>Log out</wa-dropdown-item>
      </wa-dropdown>`},bs=new WeakMap,An=function(t){return c`<ul class="rows">${mo(t,r=>r.id,r=>c`
      <li><channel-row .parley=${this.parley} .channel=${r} .open=${r.id===this.open}></channel-row></li>`)}</ul>`},Ic=function(){if(!this.status.syncedAt)return this.status.state==="offline"?h(this,he,Uc).call(this):y;let t=ct.find(a=>a!==this.parley.userId&&a==="bob")??ct.find(a=>a!==this.parley.userId),r=B(this.parley,t);return c`
      <div class="empty">
        <p><strong>No chats yet</strong></p>
        <p class="quiet">Start one with ${r}.</p>
        <wa-button variant="brand" size="s" @click=${()=>{Rc(this,this.parley,t,`Hello ${r} \u{1F44B}`)}}>Say hello to ${r}</wa-button>
      </div>`},Uc=function(){return c`
      <div class="empty">
        <p><strong>Not reachable yet</strong></p>
        <p class="quiet">Your chats appear here by themselves as soon as the stack answers.</p>
      </div>`},Hc=function(){let t=this.parley.waiting,{state:r,error:a}=this.status,s={starting:"Connecting",syncing:"Catching up",live:"Live",offline:"Offline",closed:"Closed"}[r];return c`
      <span class="status" data-state=${r} title=${a?.detail??""}><span class="status-dot" aria-hidden="true"></span>${s}</span>
      ${t>0?c`<span class="queued" title=${`${t} queued`}>${L("clock")}${t}<span class="sr"> queued</span></span>`:y}
      <span class="side-links">
        <button type="button" class="side-link" @click=${()=>this.tell("whats-next")}>What to do next</button>
        <a class="side-link" href="/docs">API</a>
      </span>`},Cs=new WeakMap,g([f({attribute:!1})],Yt.prototype,"channels",2),g([f({attribute:!1})],Yt.prototype,"open",2),g([f({attribute:!1})],Yt.prototype,"status",2),Yt=g([P("side-bar")],Yt);var ge,jc,Ss,Nc,ks,Mn,bt=class extends T{constructor(){super(...arguments);C(this,ge);this.token="";this.refusal="";this.copied="";C(this,Ss,async()=>{try{this.token=await mf(this.parley.userId,B(this.parley,this.parley.userId))}catch(t){this.refusal=t.message}})}render(){let t=ct.find(r=>r!==this.parley.userId);return c`
      <div class="next">
        <h2>What to do next</h2>
        <ol class="steps">
          <li>
            <h3>Talk to yourself</h3>
            <p>A chat needs two. Open <a href=${`/?user=${t}`} target="_blank" rel="noopener">a second window as ${B(this.parley,t)}</a>, beside this one, and watch the ticks.</p>
          </li>
          <li>
            <h3>Call the API</h3>
            <p>${this.channel?c`This writes to “<bdi>${fe(this.parley,this.channel)}</bdi>” as you. Paste it into a terminal, and look here.`:"This lists your chats. Open one first, and it writes into it."}</p>
            ${h(this,ge,jc).call(this)}
          </li>
          <li>
            <h3>Go on</h3>
            <ul class="links">
              <li><a href="/docs">HTTP API</a> <span class="quiet">– every call, its shapes and errors</span></li>
              <li><a href="/docs/socket">Socket</a> <span class="quiet">– frames and events</span></li>
              <li><code>sdk/js/README.md</code> <span class="quiet">– the library that this page is built on; it works offline</span></li>
            </ul>
          </li>
        </ol>
        <dl class="facts">
          ${h(this,ge,ks).call(this,"App id",co()??"")}${h(this,ge,ks).call(this,"HTTP",fo)}${h(this,ge,ks).call(this,"Socket",on)}
        </dl>
      </div>`}};ge=new WeakSet,jc=function(){if(this.refusal)return c`<p class="failure" role="alert">${L("alert")} ${this.refusal}</p>`;if(!this.token)return c`<wa-button size="s" appearance="outlined" @click=${x(this,Ss)}>Show the command</wa-button>`;let t=h(this,ge,Nc).call(this);return c`<div class="command"><pre tabindex="0" aria-label="A command for a terminal"><code>${t}</code></pre>${h(this,ge,Mn).call(this,"command",t)}</div>`},Ss=new WeakMap,Nc=function(){let t=`-H 'Authorization: Bearer ${this.token}'`;if(!this.channel)return`curl ${fo}/v1/channels \\
  ${t}`;let r={message:{type:"text",content:{text:"Hello from curl"}},recipients:{channels:[this.channel.id]}};return`curl ${fo}/v1/messages \\
  ${t} \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(r)}'`},ks=function(t,r){return r?c`<div><dt>${t}</dt><dd><code>${r}</code>${h(this,ge,Mn).call(this,t,r)}</dd></div>`:y},Mn=function(t,r){let a=async()=>{await navigator.clipboard.writeText(r).catch(()=>{}),this.copied=t,setTimeout(()=>this.copied===t&&(this.copied=""),2e3)},s=this.copied===t;return c`<button type="button" class="icon-button small" aria-label=${s?"Copied":`Copy: ${t}`} title="Copy" @click=${a}>${L(s?"check":"copy")}</button>`},g([f({attribute:!1})],bt.prototype,"channel",2),g([k()],bt.prototype,"token",2),g([k()],bt.prototype,"refusal",2),g([k()],bt.prototype,"copied",2),bt=g([P("whats-next")],bt);var ko=class extends T{constructor(){super(...arguments);this.shown=!1}show(){this.shown=!0,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0)}render(){return c`<wa-dialog class="wide" label="What to do next" light-dismiss @wa-after-hide=${()=>this.shown=!1}>
      ${this.shown?c`<whats-next .parley=${this.parley} .channel=${this.channel}></whats-next>`:y}
    </wa-dialog>`}};g([f({attribute:!1})],ko.prototype,"channel",2),g([k()],ko.prototype,"shown",2),ko=g([P("whats-next-dialog")],ko);var Nm=1500,Qt,dr,fr,ye,Vc,Rn,Gc,Kc,Xc,Ps,cr,Me=class extends T{constructor(){super(...arguments);C(this,ye);this.anew=!1;this.open=Wc();this.channels=[];this.known=!1;this.notice="";C(this,Qt,0);C(this,dr,0);C(this,fr,"");C(this,Ps,t=>{t.preventDefault(),x(this,cr).call(this)});C(this,cr,()=>{(this.querySelector("chat-composer textarea")??this.querySelector("#conversation")).focus()})}begin(){this.status=this.parley.status,this.follow(this.parley.channels({folder:"any"}),t=>h(this,ye,Vc).call(this,t.items)),this.until(this.parley.on("status",t=>h(this,ye,Rn).call(this,t))),this.until(this.parley.on("refused",({kind:t,error:r})=>(t!=="send"||r.code==="storage")&&this.say(`That was not possible: ${r.detail}`))),this.listen("hashchange",()=>this.open=Wc()),this.parley.setPresence("available"),h(this,ye,Rn).call(this,this.parley.status)}say(t){this.notice=t,clearTimeout(x(this,dr)),re(this,dr,window.setTimeout(()=>this.notice="",6e3))}render(){let t=this.open?this.channels.find(r=>r.id===this.open):void 0;return c`
      <a class="skip" href="#conversation" @click=${x(this,Ps)}>Skip to the conversation</a>
      <main class="whole">
        <h1 class="sr">Chats of ${B(this.parley,this.parley.userId)}</h1>
        ${this.away?h(this,ye,Gc).call(this,this.away):y}${this.anew?h(this,ye,Kc).call(this):y}
        <div class="app" ?data-open=${this.open!==""&&(t!==void 0||!this.known)}
          @open-chat=${r=>Wm(r.detail)}
          @new-chat=${()=>this.querySelector("new-chat").show()}
          @whats-next=${()=>this.querySelector("whats-next-dialog").show()}
          @write=${x(this,cr)}
          @notice=${r=>this.say(r.detail)}>
          <side-bar .parley=${this.parley} .channels=${this.channels} .open=${this.open} .status=${this.status}></side-bar>
          <div id="conversation" class="conversation" tabindex="-1">
            ${t?ea(t.id,c`<chat-view .parley=${this.parley} .channel=${t} .status=${this.status}></chat-view>`):h(this,ye,Xc).call(this)}
          </div>
          <new-chat .parley=${this.parley} .channels=${this.channels}></new-chat>
          <whats-next-dialog .parley=${this.parley} .channel=${t}></whats-next-dialog>
        </div>
      </main>
      <div class="notice" role="status" ?data-shown=${this.notice!==""}>${this.notice}</div>`}};Qt=new WeakMap,dr=new WeakMap,fr=new WeakMap,ye=new WeakSet,Vc=function(t){this.channels=t,this.known=!0;let{messages:r}=this.parley.unread();document.title=r>0?`(${r}) Parley`:"Parley";let a=[...new Set(t.flatMap(s=>ut(this.parley,s).map(i=>i.userId)))].slice(0,100).sort();x(this,fr)!==re(this,fr,a.join(`
`))&&this.parley.watch(a)},Rn=function(t){if(this.status=t,!(t.state==="offline"))clearTimeout(x(this,Qt)),re(this,Qt,0),this.away=void 0;else if(!x(this,Qt)){let a=Date.now();re(this,Qt,window.setTimeout(()=>this.away=a,Nm))}},Gc=function(t){let r=this.parley.waiting,a=r===0?"":r===1?" One message waits.":` ${r} messages wait.`;return c`<div class="banner" role="status">${L("alert")}
      <span>Offline since <time datetime=${new Date(t).toISOString()}>${Nt(new Date(t).toISOString())}</time>. What you write is sent when you are back.${a}</span></div>`},Kc=function(){return c`<div class="banner" role="status"><span>This is a new stack: the chats of the one before are gone, and what had not been sent with them.</span>
      <button type="button" class="icon-button small" aria-label="Close" title="Close" @click=${()=>this.anew=!1}>${L("close")}</button></div>`},Xc=function(){return c`<div class="nothing-open"><whats-next .parley=${this.parley}></whats-next></div>`},Ps=new WeakMap,cr=new WeakMap,g([f({type:Boolean})],Me.prototype,"anew",2),g([k()],Me.prototype,"open",2),g([k()],Me.prototype,"channels",2),g([k()],Me.prototype,"known",2),g([k()],Me.prototype,"status",2),g([k()],Me.prototype,"away",2),g([k()],Me.prototype,"notice",2),Me=g([P("chat-app")],Me);function Wc(){return/^#\/c\/(.+)$/.exec(location.hash)?.[1]??""}function Wm(o){o?location.hash=`/c/${o}`:location.hash&&(history.length>1&&history.state?.fromList?history.back():location.hash="/")}var pr,Tn,Ls,ur=class extends te{constructor(){super(...arguments);C(this,pr);this.failure="";C(this,Ls,t=>{t.preventDefault();let r=String(new FormData(t.target).get("name")??"").trim();r&&h(this,pr,Tn).call(this,uo(r),r)})}createRenderRoot(){return this}render(){return c`
      <main class="sign-in">
        <div class="sign-in-card">
          <img class="sign-in-mark" src="/page/icon.svg" alt="" width="56" height="56">
          <h1>Welcome to Parley</h1>
          <p class="quiet">Your own messaging back end, running on this machine. Be one of the demo's people, and open a second window to be another.</p>
          ${this.failure?c`<p class="failure" role="alert">${L("alert")} ${this.failure}</p>`:y}
          <ul class="people-grid" aria-label="Who are you?">
            ${ct.map(t=>c`
              <li><button type="button" class="person-tile" @click=${()=>h(this,pr,Tn).call(this,t)}>
                <person-mark .userId=${t} .name=${za(t)} size="l"></person-mark>
                <span>${za(t)}</span>
              </button></li>`)}
          </ul>
          <form class="sign-in-form" @submit=${x(this,Ls)}>
            <wa-input name="name" label="Somebody else" placeholder="Your name" maxlength="64" autocomplete="off" enterkeyhint="go"></wa-input>
            <wa-button type="submit" variant="brand" appearance="filled">Continue</wa-button>
          </form>
        </div>
        <p class="sign-in-foot quiet">No passwords here: the local stack believes anybody. <a href="/docs">Read the API</a></p>
      </main>`}};pr=new WeakSet,Tn=function(t,r){this.dispatchEvent(new CustomEvent("sign-in",{detail:{user:t,name:r},bubbles:!0}))},Ls=new WeakMap,g([f()],ur.prototype,"failure",2),ur=g([P("sign-in")],ur);var hr,se,mr,_n,On,Yc,Ct=class extends te{constructor(){super(...arguments);C(this,se);this.failure="";this.busy="";this.anew=!1;C(this,hr,()=>{})}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.replaceChildren();let t=cf();t&&h(this,se,mr).call(this,t)}render(){let{parley:t}=this;return t?ea(t,c`<chat-app .parley=${t} .anew=${this.anew} @log-out=${()=>{h(this,se,Yc).call(this,t)}}></chat-app>`):this.busy&&!this.failure?c`<div class="shell" aria-busy="true">${y}</div>`:c`<sign-in .failure=${this.failure} @sign-in=${r=>{h(this,se,mr).call(this,r.detail.user,r.detail.name)}}></sign-in>`}};hr=new WeakMap,se=new WeakSet,mr=async function(t,r){this.busy=t,this.failure="";try{let a=await pf(t,r,()=>{h(this,se,_n).call(this,t)});uf(t),re(this,hr,a.on("status",({state:s})=>s==="closed"&&h(this,se,On).call(this,a))),this.parley=a}catch(a){a instanceof DOMException?this.failure="This browser could not open its database. Reload the page.":this.failure=navigator.onLine?`The stack did not answer: ${a.message}`:"You are offline. Try again when you are back."}this.busy=""},_n=async function(t){let r=this.parley;this.busy=t,x(this,hr).call(this),this.parley=void 0,await r?.logOut().catch(()=>{}),nn(t),history.replaceState(null,"",`${location.pathname}${location.search}`),this.anew=!0,await h(this,se,mr).call(this,t)},On=function(t){if(this.parley===t){if(co()&&co()!==t.options.appId)return void h(this,se,_n).call(this,t.userId);if(this.parley=void 0,df(t.userId))return void h(this,se,mr).call(this,t.userId);this.anew=!1,an(t.userId),document.title="Parley"}},Yc=async function(t){an(t.userId),await t.logOut().catch(()=>h(this,se,On).call(this,t))},g([k()],Ct.prototype,"parley",2),g([k()],Ct.prototype,"failure",2),g([k()],Ct.prototype,"busy",2),g([k()],Ct.prototype,"anew",2),Ct=g([P("app-shell")],Ct);Fc();"serviceWorker"in navigator&&navigator.serviceWorker.register("/page/sw.js",{scope:"/"});
